import { AtlasError } from '../model/errors.ts';
import { looksLikeHtml } from './detect-format.ts';

/**
 * Fetches data as a file, named by the last part of its address unless given. Rejects with AtlasError
 * 'file-not-found' for a failed request, an error status, or a web page in place of data (the usual
 * answer of a server for a path it does not know), 'cancelled' when aborted.
 */
export async function fetchFile(url: string, signal?: AbortSignal, name: string = nameOf(url)): Promise<File> {
  let response: Response;
  try {
    response = await fetch(url, signal === undefined ? {} : { signal });
  } catch (cause) {
    throw signal?.aborted ? new AtlasError('cancelled') : new AtlasError('file-not-found', { file: name }, { cause });
  }
  if (!response.ok) throw new AtlasError('file-not-found', { file: name, status: response.status });
  if (response.headers.get('content-type')?.includes('text/html'))
    throw new AtlasError('file-not-found', { file: name, status: response.status });
  let blob: Blob;
  try {
    blob = await response.blob();
  } catch (cause) {
    throw signal?.aborted ? new AtlasError('cancelled') : new AtlasError('file-truncated', { file: name }, { cause });
  }
  if (looksLikeHtml(new Uint8Array(await blob.slice(0, 512).arrayBuffer())))
    throw new AtlasError('file-not-found', { file: name, status: response.status });
  return new File([blob], name);
}

export function nameOf(url: string): string {
  // The address is the data itself.
  if (url.startsWith('data:')) return 'data';
  const path = url.replace(/[?#].*$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || url;
  } catch {
    return last;
  }
}

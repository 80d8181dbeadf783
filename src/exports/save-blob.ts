/** A name that every file system takes, with the date of the data in it. */
export function fileName(parts: readonly string[], extension: string): string {
  const stem = safeName(parts.filter((part) => part !== '').join('-'));
  return `${stem.slice(0, 120)}.${extension}`;
}

/** The name without what file systems refuse. */
export function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\s]+/g, '_');
}

/** Hands a file to the browser's download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download begins after this task; the bytes must still be there then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

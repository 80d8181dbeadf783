import { type LinkedView, parseHash } from '../state/url-hash.ts';

/** What the address asks for: `?data=` (repeatable), `?lang=`, `?kiosk=1`, `?keep=0`, and the view in the hash. */
export interface LaunchOptions {
  /** Addresses of data to open instead of the bundled sets. */
  readonly data: readonly string[];
  /** `?data=none`: start empty. */
  readonly empty: boolean;
  readonly language: 'zh-CN' | 'en' | null;
  readonly kiosk: boolean;
  /** false is 「不留存」: nothing stays on this computer after the tab closes. */
  readonly keep: boolean;
  /** Forces or forbids the graphics processor; null decides by itself. */
  readonly gpu: boolean | null;
  readonly link: LinkedView;
}

export function readLaunchOptions(location: { readonly search: string; readonly hash: string }): LaunchOptions {
  const params = new URLSearchParams(location.search);
  const data = params.getAll('data').filter((entry) => entry !== '');
  const language = params.get('lang');
  const gpu = params.get('gpu');
  return {
    data: data.filter((entry) => entry !== 'none'),
    empty: data.includes('none'),
    language: language === 'en' || language === 'zh-CN' ? language : null,
    kiosk: params.get('kiosk') === '1',
    keep: params.get('keep') !== '0',
    gpu: gpu === '1' ? true : gpu === '0' ? false : null,
    link: parseHash(location.hash),
  };
}

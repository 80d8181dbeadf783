/**
 * What a page of ours may do: nothing off its origin. `connectSrc` adds what the deployer allows, for data,
 * tiles or a database on another host; each of them must be a plain source expression.
 */
export function contentSecurityPolicy(connectSrc: readonly string[]): string {
  for (const source of connectSrc) {
    if (!/^[\w\-.:/*[\]]+$/.test(source)) throw new Error(`--connect-src ${source} is not a source`);
  }
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...connectSrc].join(' '),
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "object-src 'none'",
  ].join('; ');
}

/** `cpu`: WebGL works, but a program on the processor draws it. */
export type GpuReading = 'gpu' | 'cpu' | 'none';

/** Names by which drivers say that no graphics processor is at work. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|software|microsoft basic render|virtualbox|vmware svga|gdi generic|remotefx/i;

export function readRenderer(renderer: string): 'gpu' | 'cpu' {
  return SOFTWARE_RENDERERS.test(renderer) ? 'cpu' : 'gpu';
}

/** Looks at the renderer of a fresh WebGL2 context and gives it back at once. */
export function detectGpu(): GpuReading {
  const gl = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: false });
  if (gl === null) return 'none';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return readRenderer(String(name));
}

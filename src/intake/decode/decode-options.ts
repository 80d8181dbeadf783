import type { IntakeProgress } from '../../model/intake-report.ts';

export interface DecodeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IntakeProgress) => void) | undefined;
}

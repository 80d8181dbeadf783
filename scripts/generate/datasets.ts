import type { GeneratedDataset } from './place-builder.ts';
import { generateGy } from './place-gy.ts';
import { generateUq } from './place-uq.ts';

/** The bundled datasets in the order in which they are offered; the first opens. */
export const DATASETS: readonly { readonly id: string; readonly generate: () => GeneratedDataset }[] = [
  { id: 'gy', generate: generateGy },
  { id: 'uq', generate: generateUq },
];

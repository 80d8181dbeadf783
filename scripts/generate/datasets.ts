import { generateBd } from './place-bd.ts';
import type { GeneratedDataset } from './place-builder.ts';
import { generateGy } from './place-gy.ts';
import { generateHd } from './place-hd.ts';
import { generateJj } from './place-jj.ts';
import { generateJs } from './place-js.ts';
import { generatePy } from './place-py.ts';
import { generateRd } from './place-rd.ts';
import { generateUq } from './place-uq.ts';
import { generateYt } from './place-yt.ts';
import { generateZjg } from './place-zjg.ts';

/** The bundled datasets in the order in which they are offered; the first opens. */
export const DATASETS: readonly { readonly id: string; readonly generate: () => GeneratedDataset }[] = [
  { id: 'gy', generate: generateGy },
  { id: 'uq', generate: generateUq },
  { id: 'py', generate: generatePy },
  { id: 'yt', generate: generateYt },
  { id: 'hd', generate: generateHd },
  { id: 'zjg', generate: generateZjg },
  { id: 'jj', generate: generateJj },
  { id: 'rd', generate: generateRd },
  { id: 'bd', generate: generateBd },
  { id: 'js', generate: generateJs },
];

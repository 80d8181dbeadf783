import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readList } from '../../../../src/intake/matching/list-columns.ts';
import { decisionOf, planLists } from '../../../../src/intake/matching/plan-list.ts';
import { ImportCore } from '../../../../src/intake/session/import-core.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import type { ReadList } from '../../../../src/model/match-session.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'bd', 'lists');

export type ListName = 'tax-2022' | 'tax-2023' | 'unions';

export interface Answer {
  /** Of a branch, its parent's and a number. */
  readonly enterpriseId: string;
  readonly slips: readonly string[];
}

/** The right answer of each row of a list, in its order. */
export function answersOf(list: ListName): readonly Answer[] {
  const rows = readFileSync(join(FOLDER, 'answers.csv'), 'utf8').trim().split('\r\n').slice(1);
  return rows.flatMap((line) => {
    const [name = '', , enterpriseId = '', slips = ''] = line.split(',');
    return name === list ? [{ enterpriseId, slips: slips.split('+') }] : [];
  });
}

export interface LoadedList extends ReadList {
  readonly preview: FilePreview;
}

/** A bundled list through the same hands as a person's file: decoded, screened, planned, converted. */
export async function loadBaodingList(list: ListName): Promise<LoadedList> {
  const name = `${list}.csv`;
  const core = new ImportCore(new File([readFileSync(join(FOLDER, name))], name), name, []);
  const preview = await core.open({}, () => undefined);
  const [plan] = planLists(preview);
  if (plan === undefined) throw new Error(`${list} has no list`);
  const { tables, outcome } = core.convert([decisionOf(preview, plan)], [], () => undefined);
  const files = tables.map(({ table, bytes }) => new File([bytes as BlobPart], `${table}.arrow`));
  return { preview, ...(await readList(files, plan, outcome)) };
}

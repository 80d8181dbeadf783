import { fillTaskSheet } from '../../../exports/task-sheet.ts';
import { groupRows, type RowGroup, type WorkbookRow } from '../../../exports/worklist-workbook-rows.ts';
import { formatDate, pickName } from '../../../locales/format.ts';
import { type Language, messagesFor } from '../../../locales/messages.ts';
import { sheetWords } from '../../../locales/sheet-words.ts';
import { worklistWordsFor } from '../../../locales/worklist-words.ts';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { gapClassOf } from '../../../model/coverage.ts';
import { decideGap } from '../../../model/gap-decision.ts';
import type { GapThresholds } from '../../../model/gap-thresholds.ts';
import type { SheetGrouping } from '../../../model/sheet-levels.ts';
import { isOpen, type WorkCase } from '../../../model/worklist.ts';
import { decisionUnitOf } from '../../../queries/gap-decision-columns.ts';
import { caseKey } from './case-key.ts';

export interface SheetSource {
  /** The answer of `sheetRows`. */
  readonly table: ColumnTable;
  /** Cases by the row of their enterprise. */
  readonly cases: ReadonlyMap<number, WorkCase>;
  /** Cases whose enterprise the list does not have; listed only where no filter asks for a place. */
  readonly absent: readonly WorkCase[];
  readonly asOf: string;
  readonly thresholds: GapThresholds;
  readonly language: Language;
}

type GroupedRow = WorkbookRow & { readonly groups: Readonly<Record<SheetGrouping, string | null>> };

/** Cases as rows of the workbook, in the order of the list, those it does not have last. */
export function workbookRows({ table, cases, absent, asOf, thresholds, language }: SheetSource): readonly GroupedRow[] {
  const messages = messagesFor(language);
  const place = (zh: string | null, en: string | null): string | null => pickName(language, zh, en, '') || null;
  const listed = Array.from({ length: table.numRows }, (_, index): readonly GroupedRow[] => {
    const work = cases.get(numberAt(table, 'row', index) ?? -1);
    if (work === undefined) return [];
    const text = (name: string): string | null => textAt(table, name, index);
    const decision = decideGap(decisionUnitOf(table, index, asOf), thresholds);
    const gapClass = gapClassOf(numberAt(table, 'gap_class', index) ?? 0);
    const [street, park] = [text('street'), place(text('park_zh'), text('park_en'))];
    return [
      {
        ...caseColumns(work, language),
        name: text('name_zh') ?? work.name,
        building: place(text('building_zh'), text('building_en')) ?? '',
        place: [park, street].filter(Boolean).join(' · '),
        gapClass,
        className: messages.terms.gapClasses[gapClass],
        rule: [...new Set(decision.rules.map((rule) => messages.gaps.rulesShort[rule]))].join(messages.common.listSeparator),
        measure: decision.measure === null ? '' : messages.gaps.measures[decision.measure],
        membersFull: numberAt(table, 'members_full', index),
        groups: { street, park, owner: work.owner },
      },
    ];
  }).flat();
  const left = absent.map(
    (work): GroupedRow => ({
      ...caseColumns(work, language),
      name: work.name,
      building: '',
      place: '',
      gapClass: work.gapClass,
      className: work.gapClass === null ? '' : messages.terms.gapClasses[work.gapClass],
      rule: '',
      measure: '',
      membersFull: null,
      groups: { street: null, park: null, owner: work.owner },
    }),
  );
  return [...listed, ...left];
}

function caseColumns(
  work: WorkCase,
  language: Language,
): Pick<WorkbookRow, 'key' | 'owner' | 'state' | 'stateName' | 'dueOn' | 'documentNo' | 'approvedOn' | 'note'> {
  return {
    key: caseKey(work),
    owner: work.owner ?? '',
    state: work.state,
    stateName: worklistWordsFor(language).worklist.states[work.state],
    dueOn: work.dueOn,
    documentNo: work.approval?.documentNo ?? '',
    approvedOn: work.approval?.approvedOn ?? null,
    note: work.note,
  };
}

export function groupsOf(rows: readonly GroupedRow[], grouping: SheetGrouping, language: Language): readonly RowGroup[] {
  return groupRows(
    rows.map(({ groups, ...row }) => ({ ...row, group: groups[grouping] })),
    sheetWords(language).nameless[grouping],
  );
}

/** One task sheet a unit, about what is still open there. */
export function taskSheets(
  groups: readonly RowGroup[],
  template: string,
  language: Language,
): readonly { readonly name: string; readonly lines: readonly string[] }[] {
  const words = sheetWords(language);
  const { common } = messagesFor(language);
  return groups.flatMap(({ name, rows }) => {
    const open = rows.filter(isOpen);
    if (open.length === 0) return [];
    // The earliest of them: by then something has to be reported.
    const [due] = open.flatMap(({ dueOn }) => dueOn ?? []).sort();
    const rules = [...new Set(open.flatMap(({ rule }) => (rule === '' ? [] : rule.split(common.listSeparator))))];
    const lines = fillTaskSheet(template, {
      单位: name,
      数量: String(open.length),
      截止日期: due === undefined ? words.noDue : words.dateDue(formatDate(due, language)),
      名单: open.map((row, at) => words.nameLine(at + 1, row.name, row.building, row.measure || row.className)).join('\n'),
      依据: rules.join(common.listSeparator),
    });
    return [{ name, lines }];
  });
}

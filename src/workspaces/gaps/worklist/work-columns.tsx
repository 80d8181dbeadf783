import type { DataColumn } from '../../../components/data-column.ts';
import { pickName } from '../../../locales/format.ts';
import type { Language, Messages } from '../../../locales/messages.ts';
import type { WorklistWords } from '../../../locales/worklist-words.ts';
import { CASE_STATES } from '../../../model/worklist.ts';
import type { WorkRow } from './use-worklist.ts';

export function nameOf(words: WorklistWords, row: WorkRow): string {
  return row.unit?.isHidden === true ? words.worklist.nameHidden : row.work.name;
}

export function checkText(words: WorklistWords, { check }: WorkRow): string {
  const { worklist } = words;
  if (check === null) return '';
  return { verify: worklist.verifyMark, reopened: worklist.reopenedMark, left: worklist.leftMark, conflict: worklist.checks.conflict }[
    check
  ];
}

export function placeText(language: Language, place: { readonly zh: string | null; readonly en: string | null } | undefined): string {
  return place === undefined ? '' : pickName(language, place.zh, place.en, '');
}

export interface ColumnHandlers {
  readonly selected: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
}

export function workColumns(
  messages: Messages,
  words: WorklistWords,
  language: Language,
  { selected, onToggle }: ColumnHandlers,
): readonly DataColumn<WorkRow>[] {
  const { worklist: text } = words;
  const dash = messages.common.emDash;
  return [
    {
      id: 'selected',
      header: '',
      width: 40,
      cell: ({ work }) => (
        <input
          type="checkbox"
          className="work-check"
          tabIndex={-1}
          aria-label={work.name}
          checked={selected.has(work.id)}
          onChange={() => onToggle(work.id)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
    },
    {
      id: 'name',
      header: messages.columns.enterprise,
      width: 240,
      sortable: true,
      cell: (row) => nameOf(words, row),
      hint: (row) => nameOf(words, row),
    },
    {
      id: 'state',
      header: text.state,
      width: 128,
      sortable: true,
      cell: ({ work }) => (
        <span className="work-state" data-state={work.state}>
          {work.state === 'not-applicable' ? '' : `${CASE_STATES.indexOf(work.state) + 1} `}
          {text.states[work.state]}
        </span>
      ),
      hint: ({ work }) => (work.reason === null ? text.needs[work.state] : text.reasons[work.reason]),
    },
    {
      id: 'owner',
      header: text.owner,
      width: 150,
      sortable: true,
      cell: ({ work }) => work.owner ?? <span className="work-none">{text.nobody}</span>,
      hint: ({ work }) => work.owner ?? undefined,
    },
    {
      id: 'due',
      header: text.dueOn,
      width: 150,
      sortable: true,
      cell: ({ work, due }) =>
        work.dueOn === null ? (
          <span className="work-none">{text.noDue}</span>
        ) : (
          <span className="work-due" data-due={due}>
            {work.dueOn} {text.dueMarks[due]}
          </span>
        ),
    },
    {
      id: 'class',
      header: messages.columns.gapClass,
      width: 110,
      sortable: true,
      cell: ({ work }) => (work.gapClass === null ? dash : messages.terms.gapClasses[work.gapClass]),
    },
    {
      id: 'check',
      header: text.check,
      width: 170,
      cell: (row) => <span className="work-check-mark">{checkText(words, row)}</span>,
      hint: (row) => checkText(words, row),
    },
    {
      id: 'building',
      header: messages.columns.building,
      width: 150,
      sortable: true,
      cell: ({ unit }) => placeText(language, unit?.building) || dash,
      hint: ({ unit }) => placeText(language, unit?.building),
    },
    {
      id: 'street',
      header: text.street,
      width: 150,
      cell: ({ unit }) => unit?.street ?? dash,
      hint: ({ unit }) => unit?.street ?? undefined,
    },
    {
      id: 'district',
      header: messages.columns.district,
      width: 130,
      sortable: true,
      cell: ({ unit }) => placeText(language, unit?.district) || dash,
    },
    {
      id: 'documentNo',
      header: text.documentNo,
      width: 170,
      cell: ({ work }) => work.approval?.documentNo ?? dash,
      hint: ({ work }) => work.approval?.documentNo,
    },
    { id: 'note', header: text.note, width: 220, cell: ({ work }) => work.note, hint: ({ work }) => work.note },
  ];
}

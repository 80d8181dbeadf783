import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { formatCount } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { GapMeasure } from '../../model/gap-decision.ts';
import { type Selection, selectionOf } from '../../model/selection.ts';
import { CANDIDATE_KINDS, type CandidateKind } from '../../queries/gap-measures.ts';
import { openPlanKind } from '../../state/open-plan-kind.ts';
import { useAtlas } from '../../state/store.ts';
import { distanceText } from './factor-words.ts';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';

interface Candidate {
  readonly kind: CandidateKind;
  readonly id: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly distance: number | null;
  readonly near: readonly ('sameBuilding' | 'samePark' | 'sameSector')[];
  readonly refRow: number | null;
  readonly orgIx: number | null;
  readonly units: number | null;
  readonly membersFull: number | null;
  readonly members: number | null;
  readonly load: number | null;
  readonly takes: boolean | null;
  readonly fullSum: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

function candidatesOf(table: ColumnTable): readonly Candidate[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const number = (name: string) => numberAt(table, name, index);
    const same = (name: string) => number(name) === 1;
    const takes = number('takes');
    return {
      kind: CANDIDATE_KINDS.find((kind) => kind === textAt(table, 'kind', index)) ?? 'regional',
      id: textAt(table, 'id', index) ?? '',
      name: textAt(table, 'name_zh', index),
      role: textAt(table, 'role', index),
      // Where both name one building, an organization's own seat says nothing of the way there.
      distance: same('same_building') ? 0 : number('distance_m'),
      near: [
        ...(same('same_building') ? ['sameBuilding' as const] : same('same_park') ? ['samePark' as const] : []),
        ...(same('same_sector') ? ['sameSector' as const] : []),
      ],
      refRow: number('ref_row'),
      orgIx: number('org_ix'),
      units: number('units'),
      membersFull: number('members_full'),
      members: number('members'),
      load: number('load'),
      takes: takes === null ? null : takes === 1,
      fullSum: number('full_sum'),
      lon: number('lon'),
      lat: number('lat'),
    };
  });
}

/** What there is about the candidate that decides whether it will do. */
function factsOf(words: GapsWords['lists'], { kind, units, members, membersFull, fullSum, takes, load }: Candidate): readonly string[] {
  switch (kind) {
    case 'joint-branch':
      return [
        words.branchSize(units ?? 0, formatCount(members)),
        takes === null ? words.takesUnknown : takes ? words.takes : words.takesNot,
      ];
    case 'peer':
      return [words.peerSize(membersFull ?? 0), ...(fullSum === null ? [] : [words.peerSum(fullSum)])];
    case 'instructor':
      return load === null ? [] : [words.instructorLoad(load)];
    case 'union':
      return members === null ? [] : [words.unionMembers(formatCount(members))];
    case 'regional':
      return [];
  }
}

/** What helps with a measure, the likeliest first: who must form its own needs nobody to join. */
function kindsFor(measure: GapMeasure): readonly CandidateKind[] {
  switch (measure) {
    case 'jointBranch':
      return ['joint-branch', 'peer', 'regional', 'instructor', 'union'];
    case 'attachRegional':
      return ['regional', 'joint-branch', 'peer', 'instructor', 'union'];
    case 'cultivate':
    case 'workCoverage':
      return ['instructor', 'regional', 'union'];
    case 'workCoverageUnion':
      return ['union', 'instructor', 'regional'];
    default:
      return ['regional', 'instructor', 'union'];
  }
}

/** The plan that settles such a measure for many enterprises at once; null where each stands for itself. */
function planFor(measure: GapMeasure): 'joint-branches' | 'instructors' | null {
  // Who finds nobody within the reach of a threshold may find somebody within that of a plan.
  if (measure === 'jointBranch' || measure === 'attachRegional') return 'joint-branches';
  return measure === 'cultivate' || measure === 'workCoverage' ? 'instructors' : null;
}

export interface CandidateListProps {
  readonly table: ColumnTable;
  readonly measure: GapMeasure;
  /** The enterprise they are candidates for. */
  readonly origin: { readonly row: number; readonly name: string };
}

/** The nearest of each kind; one that stands on the map is selected there by a click, and leads back. */
export function CandidateList({ table, measure, origin }: CandidateListProps) {
  const messages = useMessages();
  const words = useGapsWords().lists;
  const candidates = candidatesOf(table);
  const kinds = kindsFor(measure);
  const plan = planFor(measure);
  const missing = kinds.filter((kind) => !candidates.some((candidate) => candidate.kind === kind));
  return (
    <section className="gap-candidates" aria-label={words.detailCandidates}>
      {kinds
        .filter((kind) => !missing.includes(kind))
        .map((kind) => (
          <div key={kind} data-candidates={kind}>
            <h4 className="gap-judgement-title">{words.candidateKinds[kind]}</h4>
            <ul className="gap-candidates-list">
              {candidates
                .filter((candidate) => candidate.kind === kind)
                .map((candidate) => (
                  <CandidateLine key={`${candidate.id} ${candidate.refRow ?? ''}`} candidate={candidate} origin={origin} />
                ))}
            </ul>
          </div>
        ))}
      {missing.length === 0 ? null : (
        <p className="caption">
          {words.candidateNoneOf(missing.map((kind) => words.candidateKinds[kind]).join(messages.common.listSeparator))}
        </p>
      )}
      {plan === null ? null : (
        <Button kind="link" onPress={() => openPlanKind(plan)}>
          {words.planLinks[plan]}
        </Button>
      )}
    </section>
  );
}

function CandidateLine({
  candidate,
  origin,
}: {
  readonly candidate: Candidate;
  readonly origin: { readonly row: number; readonly name: string };
}) {
  const messages = useMessages();
  const words = useGapsWords();
  const { terms } = messages;
  const target = targetOf(candidate, origin.row);
  const role =
    candidate.role === null || candidate.kind === 'joint-branch'
      ? null
      : candidate.kind === 'regional'
        ? termOf(terms.orgTypes, candidate.role, candidate.role)
        : candidate.role;
  const name = candidate.name ?? role ?? candidate.id;
  const facts = [...(role === null || role === name ? [] : [role]), ...factsOf(words.lists, candidate)];
  return (
    <li className="gap-candidate">
      {target === null ? (
        <span className="gap-candidate-name">{name}</span>
      ) : (
        <button type="button" className="card-link gap-candidate-name" onClick={() => show(target, origin)}>
          {name}
        </button>
      )}
      <span className="gap-candidate-distance">
        {candidate.distance === null ? words.lists.noPlace : distanceText(words.settings, candidate.distance)}
      </span>
      <span className="gap-candidate-facts">{[...candidate.near.map((key) => words.lists[key]), ...facts].join(' · ')}</span>
    </li>
  );
}

/** A peer beside the enterprise itself, an organization by itself. */
function targetOf({ kind, refRow, orgIx }: Candidate, row: number): Selection | null {
  if (kind === 'peer' && refRow !== null) return selectionOf('enterprise', [row, refRow]);
  if (orgIx !== null) return selectionOf('organization', [orgIx]);
  return null;
}

function show(target: Selection, origin: { readonly row: number; readonly name: string }): void {
  useGaps.getState().showFrom({ ...origin, shown: target });
  useAtlas.getState().transact('selection', (draft) => {
    draft.selection = structuredClone(target) as typeof draft.selection;
    // An organization is drawn by its own layer.
    if (target.kind === 'organization' && !draft.layers.includes('organizations')) draft.layers.push('organizations');
  });
}

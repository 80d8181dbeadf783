import { applyDecision, type Decision, type DecisionAction, type DecisionBook, pairKey, type Verdict } from '../model/match-decisions.ts';
import { MATCH_CLASSES, MATCH_KEYS, type MatchRows, REFERENCE_NONE, reasonsOf } from '../model/match-types.ts';
import { today } from './match-run.ts';
import { type MatchOutcome, patchMatching, type ReviewStep, useMatching } from './match-state.ts';
import { keepDecisions } from './match-storage.ts';

/** From here on similar names may be confirmed together. */
const SURE_SCORE = 0.9;

/** Both rows of a result's entry; null where there is nothing to decide: one of them is missing, or only a repetition is pointed at. */
export function pairAt(rows: MatchRows, at: number): { readonly left: number; readonly right: number } | null {
  const left = rows.left[at] ?? -1;
  const right = rows.right[at] ?? -1;
  return left < 0 || right < 0 ? null : { left, right };
}

/** Whether the entry only says that a row repeats another one, which a confirmation would not change. */
function isRepetition(rows: MatchRows, at: number): boolean {
  return rows.reference[at] !== REFERENCE_NONE && reasonsOf(rows.reasons[at] ?? 0).includes('duplicate');
}

/** Keys of a result's pairs, worked out once: names of a hundred thousand rows are not normalised at every key press. */
const pairKeys = new WeakMap<MatchOutcome, Map<number, string>>();

/** Under which key a decision about an entry stands in the book; null where there is nothing to decide. */
function keyAt(outcome: MatchOutcome, at: number): string | null {
  const keys = pairKeys.get(outcome) ?? new Map<number, string>();
  pairKeys.set(outcome, keys);
  const known = keys.get(at);
  if (known !== undefined) return known;
  const pair = identities(outcome, at);
  if (pair === null) return null;
  const key = pairKey(pair.left, pair.right);
  keys.set(at, key);
  return key;
}

function identities(outcome: MatchOutcome, at: number): Pick<Decision, 'left' | 'right'> | null {
  const { matcher } = useMatching.getState();
  const pair = pairAt(outcome.result.rows, at);
  if (matcher === null || pair === null) return null;
  return { left: matcher.identify(outcome.left.side, pair.left), right: matcher.identify(outcome.right.side, pair.right) };
}

/** What a person has decided about an entry of the result; null while it is open. */
export function verdictAt(outcome: MatchOutcome, book: DecisionBook, at: number): Verdict | null {
  const key = keyAt(outcome, at);
  return key === null ? null : (book.decisions[key]?.verdict ?? null);
}

function act(action: DecisionAction, decisions: number, at: number | null = null): void {
  const { book, steps } = useMatching.getState();
  const { book: next, inverse } = applyDecision(book, action);
  if (next === book) return;
  patchMatching({ book: next, steps: [...steps, { inverse, decisions, at }] });
  keepDecisions();
}

/** Decides about one entry. Answers false where there is nothing to decide. */
export function decide(at: number, verdict: Verdict): boolean {
  const { outcome } = useMatching.getState();
  if (outcome === null || (verdict === 'confirmed' && isRepetition(outcome.result.rows, at))) return false;
  const pair = identities(outcome, at);
  if (pair === null) return false;
  act({ kind: 'decide', decision: { verdict, ...pair, decidedOn: today() } }, 1, at);
  return true;
}

const DOUBTS = new Set([
  'uscc-differs',
  'uscc-doubtful',
  'branch-parent',
  'ambiguous',
  'duplicate',
  'decision-conflict',
  'decision-rejected',
]);

/** Open entries whose names are alike from {@link SURE_SCORE} on and that nothing speaks against. */
export function sureEntries(outcome: MatchOutcome, book: DecisionBook): readonly number[] {
  const { rows } = outcome.result;
  const [unsure, fuzzy] = [MATCH_CLASSES.indexOf('UNSURE'), MATCH_KEYS.indexOf('FUZZY')];
  const found: number[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    if (rows.class[at] !== unsure || rows.key[at] !== fuzzy || (rows.score[at] ?? 0) < SURE_SCORE) continue;
    if (rows.reference[at] !== REFERENCE_NONE || reasonsOf(rows.reasons[at] ?? 0).some((reason) => DOUBTS.has(reason))) continue;
    if (verdictAt(outcome, book, at) === null) found.push(at);
  }
  return found;
}

/** «全部确认»: one step to undo, however many pairs. Answers how many. */
export function confirmSure(): number {
  const { outcome, book } = useMatching.getState();
  if (outcome === null) return 0;
  const decidedOn = today();
  const actions = sureEntries(outcome, book).flatMap((at): DecisionAction[] => {
    const pair = identities(outcome, at);
    return pair === null ? [] : [{ kind: 'decide', decision: { verdict: 'confirmed', ...pair, decidedOn } }];
  });
  if (actions.length > 0) act({ kind: 'batch', actions }, actions.length);
  return actions.length;
}

/** Takes the last step back and answers it; null when there is none. */
export function undoDecision(): ReviewStep | null {
  const { book, steps } = useMatching.getState();
  const last = steps.at(-1);
  if (last === undefined) return null;
  patchMatching({ book: applyDecision(book, last.inverse).book, steps: steps.slice(0, -1) });
  keepDecisions();
  return last;
}

/** Decisions that the result does not show yet. */
export function pendingDecisions(outcome: MatchOutcome, book: DecisionBook): number {
  if (book === outcome.book) return 0;
  const [before, now] = [outcome.book.decisions, book.decisions];
  const changed = Object.keys(now).filter((key) => now[key]?.verdict !== before[key]?.verdict).length;
  return changed + Object.keys(before).filter((key) => now[key] === undefined).length;
}

/** Takes back a decision that new data speak against. */
export function withdrawDecision(decision: Decision): void {
  act({ kind: 'withdraw', key: pairKey(decision.left, decision.right) }, 1);
}

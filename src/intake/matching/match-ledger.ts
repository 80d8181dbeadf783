import {
  MATCH_CLASSES,
  MATCH_KEYS,
  type MatchClass,
  type MatchKey,
  type MatchReason,
  type MatchRows,
  REFERENCE_LEFT,
  REFERENCE_NONE,
  REFERENCE_RIGHT,
  reasonBit,
} from '../../model/match-types.ts';

/** Where each row of both lists has been put; no row can be put twice. */
export class MatchLedger {
  readonly leftRows: number;
  readonly rightRows: number;
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly classes: number[] = [];
  private readonly keys: number[] = [];
  private readonly scores: number[] = [];
  private readonly reasons: number[] = [];
  private readonly references: number[] = [];
  /** Index of the entry that owns a row; -1 while it is open. */
  private readonly leftEntry: Int32Array;
  private readonly rightEntry: Int32Array;
  /** Reasons found before a row has its place. */
  private readonly leftNotes: Uint32Array;
  private readonly rightNotes: Uint32Array;

  constructor(leftRows: number, rightRows: number) {
    this.leftRows = leftRows;
    this.rightRows = rightRows;
    this.leftEntry = new Int32Array(leftRows).fill(-1);
    this.rightEntry = new Int32Array(rightRows).fill(-1);
    this.leftNotes = new Uint32Array(leftRows);
    this.rightNotes = new Uint32Array(rightRows);
  }

  isOpen(side: 'left' | 'right', row: number): boolean {
    return (side === 'left' ? this.leftEntry : this.rightEntry)[row] === -1;
  }

  /** The partner of a matched row, or -1. */
  matchedPartner(side: 'left' | 'right', row: number): number {
    const entry = (side === 'left' ? this.leftEntry : this.rightEntry)[row] ?? -1;
    if (entry < 0 || this.classes[entry] !== MATCH_CLASSES.indexOf('MATCHED')) return -1;
    return (side === 'left' ? this.right : this.left)[entry] ?? -1;
  }

  note(side: 'left' | 'right', row: number, reason: MatchReason): void {
    const notes = side === 'left' ? this.leftNotes : this.rightNotes;
    notes[row] = (notes[row] ?? 0) | reasonBit(reason);
  }

  /** Puts an open left and an open right row together. */
  pair(kind: 'MATCHED' | 'UNSURE', left: number, right: number, key: MatchKey, score: number, reasons: readonly MatchReason[]): void {
    if (!this.isOpen('left', left) || !this.isOpen('right', right)) throw new RangeError('row put twice');
    this.leftEntry[left] = this.classes.length;
    this.rightEntry[right] = this.classes.length;
    this.push(kind, left, right, key, score, reasons, REFERENCE_NONE, (this.leftNotes[left] ?? 0) | (this.rightNotes[right] ?? 0));
  }

  /** Puts one open row; `points` is a row of the other list that has its own place, or -1. */
  single(
    kind: MatchClass,
    side: 'left' | 'right',
    row: number,
    points: number,
    key: MatchKey,
    score: number,
    reasons: readonly MatchReason[],
  ): void {
    if (!this.isOpen(side, row)) throw new RangeError('row put twice');
    const isLeft = side === 'left';
    (isLeft ? this.leftEntry : this.rightEntry)[row] = this.classes.length;
    const reference = points < 0 ? REFERENCE_NONE : isLeft ? REFERENCE_RIGHT : REFERENCE_LEFT;
    const notes = (isLeft ? this.leftNotes : this.rightNotes)[row] ?? 0;
    this.push(kind, isLeft ? row : points, isLeft ? points : row, key, score, reasons, reference, notes);
  }

  /** Rows still open become left only and right only; then all entries in their final order. */
  close(): { readonly rows: MatchRows; readonly leftAt: Int32Array; readonly rightAt: Int32Array } {
    for (let row = 0; row < this.leftRows; row += 1) if (this.isOpen('left', row)) this.single('LEFT_ONLY', 'left', row, -1, 'NONE', 0, []);
    for (let row = 0; row < this.rightRows; row += 1)
      if (this.isOpen('right', row)) this.single('RIGHT_ONLY', 'right', row, -1, 'NONE', 0, []);
    const length = this.classes.length;
    const owner = (entry: number): number =>
      this.references[entry] === REFERENCE_LEFT || this.left[entry] === -1
        ? this.leftRows + (this.right[entry] ?? 0)
        : (this.left[entry] ?? 0);
    const order = Uint32Array.from({ length }, (_value, entry) => entry);
    order.sort((a, b) => (this.classes[a] ?? 0) - (this.classes[b] ?? 0) || owner(a) - owner(b));
    const rows: MatchRows = {
      length,
      left: Int32Array.from(order, (entry) => this.left[entry] ?? -1),
      right: Int32Array.from(order, (entry) => this.right[entry] ?? -1),
      class: Uint8Array.from(order, (entry) => this.classes[entry] ?? 0),
      key: Uint8Array.from(order, (entry) => this.keys[entry] ?? 0),
      score: Float32Array.from(order, (entry) => this.scores[entry] ?? 0),
      reasons: Uint32Array.from(order, (entry) => this.reasons[entry] ?? 0),
      reference: Uint8Array.from(order, (entry) => this.references[entry] ?? 0),
    };
    const leftAt = new Int32Array(this.leftRows).fill(-1);
    const rightAt = new Int32Array(this.rightRows).fill(-1);
    for (let at = 0; at < length; at += 1) {
      if (rows.reference[at] !== REFERENCE_LEFT && (rows.left[at] ?? -1) >= 0) leftAt[rows.left[at] ?? 0] = at;
      if (rows.reference[at] !== REFERENCE_RIGHT && (rows.right[at] ?? -1) >= 0) rightAt[rows.right[at] ?? 0] = at;
    }
    return { rows, leftAt, rightAt };
  }

  private push(
    kind: MatchClass,
    left: number,
    right: number,
    key: MatchKey,
    score: number,
    reasons: readonly MatchReason[],
    reference: number,
    notes: number,
  ): void {
    this.classes.push(MATCH_CLASSES.indexOf(kind));
    this.left.push(left);
    this.right.push(right);
    this.keys.push(MATCH_KEYS.indexOf(key));
    this.scores.push(score);
    this.reasons.push(reasons.reduce((bits, reason) => bits | reasonBit(reason), notes));
    this.references.push(reference);
  }
}

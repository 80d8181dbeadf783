import type { RowIdentity } from '../../model/match-decisions.ts';
import { CandidateFinder, DEFAULT_BLOCKING, indexFeatures } from './block-candidates.ts';
import { partsOf } from './name-parts.ts';
import { agreement, append, contentKey, type PreparedSide, partsAt } from './prepare-side.ts';
import { SURE_SCORE, scoreParts } from './similarity.ts';

export interface FoundRows {
  /** Rows that carry this identity; more than one where the list repeats it. */
  readonly rows: readonly number[];
  /** A row has the name but another valid code than the identity: it is somebody else, or the code was changed. */
  readonly otherCode: number;
  /** Rows differ in content: one of them cannot be chosen. */
  readonly isAmbiguous: boolean;
}

const NOBODY: FoundRows = { rows: [], otherCode: -1, isAmbiguous: false };

/** Finds the rows of a list that saved identities mean: by code, by name and district, by former name, by a name hardly changed. */
export class IdentityFinder {
  private readonly side: PreparedSide;
  private readonly byCode = new Map<string, number[]>();
  private readonly byName = new Map<string, number[]>();
  private readonly byFormer = new Map<string, number[]>();
  private near: CandidateFinder | null = null;
  private order: readonly number[] = [];

  constructor(side: PreparedSide) {
    this.side = side;
    for (let row = 0; row < side.rows; row += 1) {
      const code = side.uscc[row] ?? null;
      if (code !== null) append(this.byCode, code, row);
      const name = side.norm[row] ?? '';
      if (name !== '') append(this.byName, name, row);
      for (const former of side.former.get(row) ?? []) append(this.byFormer, former, row);
    }
  }

  find(identity: RowIdentity): FoundRows {
    const byCode = identity.uscc === null ? undefined : this.byCode.get(identity.uscc);
    if (byCode !== undefined) return this.one(this.prefer(byCode, (row) => this.side.norm[row] === identity.name));
    const named = this.fitting(this.byName.get(identity.name) ?? [], identity);
    if (named !== null) return named;
    const formerly = this.fitting(this.byFormer.get(identity.name) ?? [], identity);
    if (formerly !== null) return formerly;
    return this.nearby(identity);
  }

  /** null: nothing by this way. */
  private fitting(rows: readonly number[], identity: RowIdentity): FoundRows | null {
    const { side } = this;
    const here = rows.filter((row) => agreement(side.district[row], identity.district) > 0);
    const own = here.filter((row) => identity.uscc === null || (side.uscc[row] ?? identity.uscc) === identity.uscc);
    if (own.length > 0) return this.one(this.prefer(own, (row) => agreement(side.district[row], identity.district) === 2));
    const [other] = here;
    return other === undefined ? null : { rows: [], otherCode: other, isAmbiguous: false };
  }

  private prefer(rows: readonly number[], better: (row: number) => boolean): readonly number[] {
    const preferred = rows.filter(better);
    return preferred.length === 0 ? rows : preferred;
  }

  private one(rows: readonly number[]): FoundRows {
    const contents = new Set(rows.map((row) => contentKey(this.side, row)));
    return { rows, otherCode: -1, isAmbiguous: contents.size > 1 };
  }

  private nearby(identity: RowIdentity): FoundRows {
    const { side } = this;
    const parts = partsOf(identity.name, side.sharedPrefix);
    const finder = this.openNear();
    const close: number[] = [];
    for (const rank of finder.find(parts.core)) {
      const row = this.order[rank] ?? 0;
      if (agreement(side.district[row], identity.district) === 0) continue;
      if (identity.uscc !== null && (side.uscc[row] ?? identity.uscc) !== identity.uscc) continue;
      if (scoreParts(parts, partsAt(side, row)) >= SURE_SCORE) close.push(row);
    }
    return close.length === 1 ? { rows: close, otherCode: -1, isAmbiguous: false } : NOBODY;
  }

  private openNear(): CandidateFinder {
    if (this.near !== null) return this.near;
    this.order = Array.from({ length: this.side.rows }, (_value, row) => row);
    const index = indexFeatures(this.order.map((row) => partsAt(this.side, row).core));
    this.near = new CandidateFinder(index, DEFAULT_BLOCKING);
    return this.near;
  }
}

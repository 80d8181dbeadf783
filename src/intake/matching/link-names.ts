import { CandidateFinder, DEFAULT_BLOCKING, indexFeatures } from './block-candidates.ts';
import { buildingKey, readBuildingName } from './building-name.ts';
import { digitKey, type NameParts, splitNameParts } from './name-parts.ts';
import { foldSigns, normalizeName } from './normalize-name.ts';
import { readOrganizationName } from './organization-name.ts';
import { agreement } from './prepare-side.ts';
import { scoreParts } from './similarity.ts';
import { textSimilarity } from './string-similarity.ts';

/** What the names mean; each has its own way of folding and comparing. */
export type LinkKind = 'enterprise' | 'building' | 'place' | 'organization';

export interface LinkTarget {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Where it lies (a park, a district); compared with `within` of the names. */
  readonly within?: string | null;
}

export interface LinkOptions {
  readonly kind: LinkKind;
  /** Where each name lies, by row; as long as the names. */
  readonly within?: readonly (string | null)[];
  /** Least confidence of a fuzzy link, 0–1. */
  readonly minConfidence?: number;
}

export const LINK_METHODS = ['NONE', 'EXACT', 'NORMALIZED', 'CONTAINED', 'FUZZY', 'AMBIGUOUS'] as const;
export type LinkMethod = (typeof LINK_METHODS)[number];

export interface AmbiguousName {
  /** Rows of the names, rising. */
  readonly rows: readonly number[];
  /** Indices of the targets that fit equally well, rising. */
  readonly targets: readonly number[];
}

export interface LinkResult {
  /** Index of the target of each name; -1 for none and for an ambiguous one. */
  readonly target: Int32Array;
  /** Index into LINK_METHODS. */
  readonly method: Uint8Array;
  /** 0–1; 1 for exact. Everything below 1 deserves a look, FUZZY needs one. */
  readonly confidence: Float32Array;
  readonly ambiguous: readonly AmbiguousName[];
  /** Names (rows) by method; empty names count as NONE. */
  readonly counts: Readonly<Record<LinkMethod, number>>;
}

const CONFIDENCE_NORMALIZED = 0.98;
const CONFIDENCE_CONTAINED = 0.85;
const DEFAULT_MIN_CONFIDENCE = 0.75;
/** A fuzzy link must be this much better than the next one. */
const MARGIN = 0.05;
/** Dictionaries up to this long are scanned whole for a contained name; of longer ones this many candidates. */
const SCANNED = 2_000;
const WIDE = 50;
/** Shorter texts are contained in anything. */
const MIN_CONTAINED = 3;

interface Link {
  readonly method: LinkMethod;
  readonly targets: readonly number[];
  readonly confidence: number;
}

/**
 * Short names of one table to the rows of another: exact, then folded, then the only target whose name the text
 * contains (or the other way round), then similar. Numbers and letters must agree: A座 is never B座.
 */
export function linkNames(names: readonly string[], targets: readonly LinkTarget[], options: LinkOptions): LinkResult {
  const dictionary = new NameDictionary(targets, options);
  const known = new Map<string, Link>();
  const target = new Int32Array(names.length).fill(-1);
  const method = new Uint8Array(names.length);
  const confidence = new Float32Array(names.length);
  const ambiguous = new Map<string, { rows: number[]; targets: readonly number[] }>();
  const counts = { NONE: 0, EXACT: 0, NORMALIZED: 0, CONTAINED: 0, FUZZY: 0, AMBIGUOUS: 0 };
  for (const [row, name] of names.entries()) {
    const within = options.within?.[row] ?? null;
    const key = `${within ?? ''}\u0001${name}`;
    let link = known.get(key);
    if (link === undefined) {
      link = dictionary.find(name, within);
      known.set(key, link);
    }
    counts[link.method] += 1;
    method[row] = LINK_METHODS.indexOf(link.method);
    confidence[row] = link.confidence;
    if (link.method === 'AMBIGUOUS') {
      const entry = ambiguous.get(key);
      if (entry === undefined) ambiguous.set(key, { rows: [row], targets: link.targets });
      else entry.rows.push(row);
    } else target[row] = link.targets[0] ?? -1;
  }
  return { target, method, confidence, ambiguous: [...ambiguous.values()], counts };
}

const NO_LINK: Link = { method: 'NONE', targets: [], confidence: 0 };

class NameDictionary {
  private readonly targets: readonly LinkTarget[];
  private readonly kind: LinkKind;
  private readonly minConfidence: number;
  private readonly exact = new Map<string, Set<number>>();
  private readonly folded = new Map<string, Set<number>>();
  /** Folded texts and the target of each, for containment and similarity. */
  private readonly texts: string[] = [];
  private readonly textTarget: number[] = [];
  private readonly parts = new Map<string, NameParts>();
  private readonly finder: CandidateFinder;
  private readonly wideFinder: CandidateFinder;

  constructor(targets: readonly LinkTarget[], options: LinkOptions) {
    this.targets = targets;
    this.kind = options.kind;
    this.minConfidence = options.minConfidence ?? DEFAULT_MIN_CONFIDENCE;
    for (const [index, target] of targets.entries()) {
      for (const name of [target.name, ...(target.aliases ?? [])]) {
        if (name.trim() === '') continue;
        add(this.exact, name.trim(), index);
        for (const text of foldForms(name, this.kind)) {
          add(this.folded, text, index);
          this.texts.push(text);
          this.textTarget.push(index);
        }
      }
    }
    const index = indexFeatures(this.texts);
    this.finder = new CandidateFinder(index, DEFAULT_BLOCKING);
    this.wideFinder = new CandidateFinder(index, { ...DEFAULT_BLOCKING, perRow: WIDE });
  }

  find(name: string, within: string | null): Link {
    const trimmed = name.trim();
    if (trimmed === '') return NO_LINK;
    const exact = this.settle(this.exact.get(trimmed), within, 'EXACT', 1);
    if (exact !== null) return exact;
    const forms = foldForms(name, this.kind);
    const folded = this.settle(
      new Set(forms.flatMap((form) => [...(this.folded.get(form) ?? [])])),
      within,
      'NORMALIZED',
      CONFIDENCE_NORMALIZED,
    );
    if (folded !== null) return folded;
    return this.contained(forms, within) ?? this.similar(forms, within);
  }

  /** null: no target; otherwise the one, or those between which a person must choose. */
  private settle(found: ReadonlySet<number> | undefined, within: string | null, method: LinkMethod, confidence: number): Link | null {
    if (found === undefined || found.size === 0) return null;
    const fitting = [...found].filter((index) => agreement(this.targets[index]?.within, within) > 0);
    if (fitting.length === 0) return null;
    const here = fitting.filter((index) => agreement(this.targets[index]?.within, within) === 2);
    const chosen = (here.length > 0 ? here : fitting).sort((a, b) => a - b);
    if (chosen.length === 1) return { method, targets: chosen, confidence };
    return { method: 'AMBIGUOUS', targets: chosen, confidence };
  }

  /** «长岭南路创新大厦A座» contains 创新大厦A座; «创新大厦» stands in both 创新大厦A座 and B座, and is ambiguous. */
  private contained(forms: readonly string[], within: string | null): Link | null {
    const inside = new Set<number>();
    const around = new Set<number>();
    let longest = 0;
    for (const form of forms) {
      for (const at of this.nearTexts(form)) {
        const text = this.texts[at] ?? '';
        const index = this.textTarget[at] ?? 0;
        if (agreement(this.targets[index]?.within, within) === 0) continue;
        if (text.length >= MIN_CONTAINED && holds(form, text, this.kind)) {
          if (text.length > longest) inside.clear();
          longest = Math.max(longest, text.length);
          if (text.length === longest) inside.add(index);
        } else if (form.length >= MIN_CONTAINED && this.kind !== 'enterprise' && text.includes(form)) around.add(index);
      }
    }
    return this.settle(inside, within, 'CONTAINED', CONFIDENCE_CONTAINED) ?? this.settle(around, within, 'CONTAINED', CONFIDENCE_CONTAINED);
  }

  /** All texts of a short dictionary; of a long one those that share rare pairs of signs with the name. */
  private nearTexts(form: string): Iterable<number> {
    return this.texts.length <= SCANNED ? this.texts.keys() : this.wideFinder.find(form);
  }

  private similar(forms: readonly string[], within: string | null): Link {
    const scores = new Map<number, number>();
    for (const form of forms) {
      for (const at of this.finder.find(form)) {
        const index = this.textTarget[at] ?? 0;
        if (agreement(this.targets[index]?.within, within) === 0) continue;
        const score = this.score(form, this.texts[at] ?? '');
        if (score >= this.minConfidence) scores.set(index, Math.max(score, scores.get(index) ?? 0));
      }
    }
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const [best] = ranked;
    if (best === undefined) return NO_LINK;
    const rivals = ranked.filter(([, score]) => score > best[1] - MARGIN);
    if (rivals.length === 1) return { method: 'FUZZY', targets: [best[0]], confidence: best[1] };
    return { method: 'AMBIGUOUS', targets: rivals.map(([index]) => index).sort((a, b) => a - b), confidence: best[1] };
  }

  private score(a: string, b: string): number {
    if (this.kind === 'enterprise' || this.kind === 'organization') {
      const [ownerA = '', typeA = ''] = a.split('/');
      const [ownerB = '', typeB = ''] = b.split('/');
      return typeA === typeB ? scoreParts(this.partsOf(ownerA), this.partsOf(ownerB)) : 0;
    }
    if (digitKey(a) !== digitKey(b) || towerOf(a) !== towerOf(b)) return 0;
    return textSimilarity(a, b);
  }

  private partsOf(name: string): NameParts {
    const known = this.parts.get(name);
    if (known !== undefined) return known;
    const parts = splitNameParts(name);
    this.parts.set(name, parts);
    return parts;
  }
}

/** The ways in which a name is looked up, folded; an organization also by its owner. */
function foldForms(name: string, kind: LinkKind): readonly string[] {
  if (kind === 'building') return [buildingKey(readBuildingName(name))];
  if (kind === 'place') return [foldPlace(name)];
  const norm = normalizeName(name);
  if (kind === 'enterprise') return [norm];
  const { owners, typeWords } = readOrganizationName(name);
  // One way of writing for 中共甲支部委员会, 甲党支部 and 甲支部; another type is another organization.
  return owners.length === 0 ? [norm] : [`${owners.join('、')}/${foldType(typeWords)}`];
}

function foldPlace(name: string): string {
  return foldSigns(name)
    .replace(/国家级?(?=高新|经济|经开)/u, '')
    .replace(/高新技术(?:产业)?(?:开发)?区/u, '高新区')
    .replace(/经济(?:技术)?开发区/u, '经开区');
}

function foldType(words: string): string {
  return words
    .replace(/(?<=支部|党委|总支|工会)委员会?$/u, '')
    .replace(/^(.*)总支部$/u, '$1总支')
    .replace(/党(?=支部|总支)/u, '')
    .replace(/^委员会$/u, '党委');
}

function holds(text: string, part: string, kind: LinkKind): boolean {
  if (kind !== 'building') return text.includes(part);
  if (part.includes('#')) return text.endsWith(part) || text.includes(`${part}#`);
  // Without a tower the target is the whole estate; a text that names a tower does not mean it.
  return towerOf(text) === '' && text.includes(part);
}

function towerOf(key: string): string {
  const at = key.lastIndexOf('#');
  return at < 0 ? '' : key.slice(at + 1);
}

function add(map: Map<string, Set<number>>, key: string, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([index]));
  else known.add(index);
}

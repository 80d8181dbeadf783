import type { AllianceMember, AllianceProposal } from './alliance-proposal.ts';

/** What an alliance was proposed upon, kept with its scenario: the proposal as found, and what its ids are called. */
export interface AllianceFindings {
  readonly proposal: AllianceProposal;
  /** The axis or the chain. */
  readonly basis: NamedThing;
  /** Buildings, enterprises, territories and divisions that the proposal speaks of; hidden enterprises without a name. */
  readonly named: readonly NamedThing[];
  /** Enterprises among those counted which are hidden (隐去). */
  readonly hidden: number;
  /** Alliances there are already on the same axis or chain, by name. */
  readonly existing: readonly string[];
  /** Ends of the line, for an alliance between two buildings. */
  readonly line: readonly [Place, Place] | null;
}

export interface NamedThing {
  readonly id: string;
  readonly zh: string | null;
  readonly en: string | null;
}

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Findings as they were kept; null where they are damaged. */
export function readAllianceFindings(value: unknown): AllianceFindings | null {
  if (!isRecord(value) || !isRecord(value.proposal)) return null;
  const { basis, named, hidden, existing, line, proposal } = value;
  const isWhole =
    isNamed(basis) && isList(named, isNamed) && typeof hidden === 'number' && isList(existing, isText) && (line === null || isLine(line));
  return isWhole && isProposal(proposal) ? (value as unknown as AllianceFindings) : null;
}

function isProposal(value: Record<string, unknown>): boolean {
  const { members, mode, modes, missing, buildings, stages, enterprises, covered } = value;
  return (
    isList(members, (member) => isMember(member) && isText(member.role)) &&
    (mode === null || typeof mode === 'number') &&
    isList(modes, isMode) &&
    isList(missing, isCoded) &&
    isList(buildings, (entry) => isRecord(entry) && isText(entry.id)) &&
    isList(stages, (entry) => isRecord(entry) && isText(entry.stage)) &&
    typeof enterprises === 'number' &&
    typeof covered === 'number'
  );
}

function isMode(value: unknown): boolean {
  if (!isRecord(value) || typeof value.mode !== 'number' || typeof value.fits !== 'boolean') return false;
  return isList(value.conditions, isCoded) && (value.lead === null || isMember(value.lead));
}

function isMember(value: unknown): value is Record<keyof AllianceMember, unknown> {
  return isRecord(value) && isText(value.id) && isText(value.kind) && isList(value.reasons, isCoded);
}

function isCoded(value: unknown): boolean {
  return isRecord(value) && isText(value.code);
}

function isNamed(value: unknown): boolean {
  return isRecord(value) && isText(value.id) && [value.zh, value.en].every((name) => name === null || isText(name));
}

function isLine(value: unknown): boolean {
  return (
    isList(value, (place) => isRecord(place) && [place.lon, place.lat].every(Number.isFinite)) && (value as readonly unknown[]).length === 2
  );
}

function isList(value: unknown, is: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

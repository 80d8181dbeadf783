import type { CoordinateCandidate, CoordinateReason } from '../../model/coordinate-candidate.ts';
import type { Datum } from '../../model/import-plan.ts';
import { type CoordinateEvidence, gatherEvidence, isTurned } from './coordinate-evidence.ts';
import { type CrsReading, readCrs } from './crs.ts';
import { axisOfHeader, datumOfHeader } from './header-datum.ts';

export interface CoordinateColumns {
  /** Taken for longitude or easting; NaN where a cell is empty. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xHeader: string;
  readonly yHeader: string;
  /** RawSheet.statedCrs. */
  readonly statedCrs: string | null;
}

/** Share of rows that must agree on degrees or metres. */
const MAJORITY = 0.9;

/**
 * What two columns of numbers can be. More than one candidate, or one that is not certain, means that a
 * person must say. At least one candidate comes back, the likelier first; equal ones in the order of how
 * common they are in lists of Chinese offices.
 */
export function detectCoordinates(columns: CoordinateColumns): readonly CoordinateCandidate[] {
  const evidence = gatherEvidence(columns.x, columns.y);
  const stated = columns.statedCrs === null || columns.statedCrs.trim() === '' ? null : readCrs(columns.statedCrs);
  if (evidence.pairs === 0) return [unknown('no-coordinates')];
  if (stated?.code === 'crs-refused-xian80' || stated?.code === 'crs-refused-beijing54')
    return [{ ...unknown(stated.code), isCertain: true }];
  const found =
    evidence.degrees >= evidence.pairs * MAJORITY
      ? detectDegrees(columns, evidence, stated)
      : evidence.metres >= evidence.pairs * MAJORITY
        ? detectMetres(columns, evidence, stated)
        : [unknown('numbers-mixed')];
  const remarks = headerRemarks(columns);
  return found.map((candidate) => ({ ...candidate, reasons: [...candidate.reasons, ...remarks] }));
}

/** Turns back, in place, the rows whose axes are swapped beyond doubt, and only those. Returns how many. */
export function turnSwappedRows(x: Float64Array, y: Float64Array): number {
  let turned = 0;
  for (let row = 0; row < x.length; row += 1) {
    const a = x[row] ?? Number.NaN;
    const b = y[row] ?? Number.NaN;
    if (!isTurned(a, b)) continue;
    x[row] = b;
    y[row] = a;
    turned += 1;
  }
  return turned;
}

function detectDegrees(columns: CoordinateColumns, evidence: CoordinateEvidence, stated: CrsReading | null): CoordinateCandidate[] {
  const reasons: CoordinateReason[] = [];
  if (evidence.domesticTurned > 0) reasons.push(evidence.domestic === 0 ? 'axes-swapped' : 'axes-swapped-some-rows');
  const isForeign = evidence.domestic + evidence.domesticTurned < evidence.pairs / 2;
  if (isForeign) reasons.push('mostly-outside-china');
  const base = {
    swapped: evidence.domesticTurned > 0,
    swappedRows: evidence.domesticTurned,
    notation: 'degrees',
    centralMeridian: null,
  } as const;
  const choices = chooseDatum(columns, stated, isForeign ? ['wgs84'] : ['gcj02', 'wgs84', 'bd09'], (datum) => DEGREES.has(datum));
  const plain = choices.map((choice): CoordinateCandidate => ({ ...base, ...choice, reasons: [...choice.reasons, ...reasons] }));
  if (!evidence.mayBePackedDms) return plain;
  const doubted = plain.map(
    (candidate): CoordinateCandidate => ({ ...candidate, isCertain: false, reasons: ['may-be-packed-dms', ...candidate.reasons] }),
  );
  return [...doubted.map((candidate): CoordinateCandidate => ({ ...candidate, notation: 'packed-dms' })), ...doubted];
}

const DEGREES: ReadonlySet<Datum> = new Set<Datum>(['wgs84', 'cgcs2000', 'gcj02', 'bd09']);

function detectMetres(columns: CoordinateColumns, evidence: CoordinateEvidence, stated: CrsReading | null): CoordinateCandidate[] {
  const enough = evidence.pairs * MAJORITY;
  const candidates: CoordinateCandidate[] = [];
  const isMercator = evidence.mercator >= enough;
  if (isMercator || evidence.mercatorTurned >= enough) {
    const turned = isMercator ? 0 : evidence.mercatorTurned;
    const base = { swapped: turned > 0, swappedRows: turned, notation: 'metres', centralMeridian: null } as const;
    for (const choice of chooseDatum(
      columns,
      stated,
      ['web-mercator', 'bd09mc'],
      (datum) => datum === 'web-mercator' || datum === 'bd09mc',
    )) {
      candidates.push({
        ...base,
        ...choice,
        reasons: [...choice.reasons, 'metres-of-mercator', ...(turned > 0 ? (['axes-swapped'] as const) : [])],
      });
    }
  }
  if (stated?.datum !== 'web-mercator' && (evidence.gaussKruger >= enough || evidence.gaussKrugerTurned >= enough)) {
    candidates.push(gridCandidate(evidence, stated));
  }
  // A stated system that fits one reading settles the other.
  const settled = candidates.filter(({ isCertain }) => isCertain);
  if (settled.length > 0) return settled;
  return candidates.length > 0 ? candidates : [{ ...unknown('metres-unknown'), notation: 'metres' }];
}

function gridCandidate(evidence: CoordinateEvidence, stated: CrsReading | null): CoordinateCandidate {
  const turned = evidence.gaussKrugerTurned;
  const [zoneMeridian] = evidence.meridians;
  const isOneZone = evidence.meridians.size === 1 && zoneMeridian !== undefined;
  const hasZones = evidence.meridians.size > 0;
  const isStated = stated?.datum === 'gauss-kruger';
  const agrees = isStated && (!hasZones || (isOneZone && zoneMeridian === stated.centralMeridian));
  const reasons: CoordinateReason[] = [];
  if (agrees) reasons.push('crs-stated');
  else if (stated !== null) reasons.push(stated.datum === null ? 'crs-unsupported' : 'crs-contradicts-values');
  reasons.push(hasZones ? 'easting-with-zone' : 'easting-without-zone');
  if (!agrees) reasons.push('ellipsoid-not-stated');
  if (!hasZones && !agrees) reasons.push('meridian-not-stated');
  if (turned > 0) reasons.push(evidence.gaussKruger === 0 ? 'axes-swapped' : 'axes-swapped-some-rows');
  return {
    datum: 'gauss-kruger',
    isCertain: agrees,
    swapped: turned > 0,
    swappedRows: turned,
    notation: 'metres',
    centralMeridian: agrees ? (stated?.centralMeridian ?? null) : isOneZone ? zoneMeridian : null,
    reasons,
  };
}

type Choice = Pick<CoordinateCandidate, 'datum' | 'isCertain' | 'reasons'>;

/** Weighs what the file states against what the headers name; `common` is what is left when neither speaks. */
function chooseDatum(
  columns: CoordinateColumns,
  stated: CrsReading | null,
  common: readonly Datum[],
  fits: (datum: Datum) => boolean,
): Choice[] {
  const named = namedByHeaders(columns, common);
  if (stated !== null && stated.datum !== null && fits(stated.datum)) {
    if (named === null || isSame(named, stated.datum)) return [{ datum: stated.datum, isCertain: true, reasons: ['crs-stated'] }];
    return [
      { datum: named, isCertain: false, reasons: ['header-contradicts-crs', 'header-names-datum'] },
      { datum: stated.datum, isCertain: false, reasons: ['header-contradicts-crs', 'crs-stated'] },
    ];
  }
  const doubt: CoordinateReason[] = stated === null ? [] : [stated.datum === null ? 'crs-unsupported' : 'crs-contradicts-values'];
  if (named !== null) return [{ datum: named, isCertain: doubt.length === 0, reasons: ['header-names-datum', ...doubt] }];
  return common.map((datum) => ({ datum, isCertain: false, reasons: ['datum-not-stated', ...doubt] }));
}

function namedByHeaders({ xHeader, yHeader }: CoordinateColumns, common: readonly Datum[]): Datum | null {
  const names = new Set([datumOfHeader(xHeader), datumOfHeader(yHeader)]);
  names.delete(null);
  const [name] = names;
  if (names.size !== 1 || name === undefined || name === null) return null;
  if (!common.includes('bd09mc')) return name;
  // Of the datums a header can name, only Baidu's has a Mercator of its own; AMap's is not among the datums.
  return name === 'bd09' ? 'bd09mc' : name === 'gcj02' ? null : 'web-mercator';
}

function isSame(a: Datum, b: Datum): boolean {
  const geodetic: readonly Datum[] = ['wgs84', 'cgcs2000'];
  return a === b || (geodetic.includes(a) && geodetic.includes(b));
}

function headerRemarks({ xHeader, yHeader }: CoordinateColumns): CoordinateReason[] {
  const remarks: CoordinateReason[] = [];
  if (axisOfHeader(xHeader) === 'lat' || axisOfHeader(yHeader) === 'lon') remarks.push('headers-turned');
  if (`${xHeader}${yHeader}`.includes('维度')) remarks.push('header-misspelt');
  return remarks;
}

function unknown(reason: CoordinateReason): CoordinateCandidate {
  return { datum: null, isCertain: false, swapped: false, swappedRows: 0, notation: 'degrees', centralMeridian: null, reasons: [reason] };
}

import { useEffect, useState } from 'react';
import { useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { Datum } from '../../../model/import-plan.ts';
import type { CoordinatePreview } from '../../../model/import-preview.ts';
import { leaveCoordinates, setDatum } from '../../../state/import-edit.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { SETTING_IDS } from './setting-ids.ts';

const DATUMS: readonly Datum[] = ['cgcs2000', 'wgs84', 'gcj02', 'bd09', 'gauss-kruger', 'web-mercator', 'bd09mc'];
const NONE = 'none';

/** The coordinate system with what speaks for each, and what it does to a few points. Never chosen in silence. */
export function DatumSetting({ draft }: { readonly draft: SheetDraft }) {
  const messages = useMessages();
  const words = messages.imports;
  const { coordinates } = draft.preview;
  if (coordinates === null) return null;
  const { datum, centralMeridian } = draft.plan;
  const { datums, coordinateReasons } = messages.importCodes;
  const likely = coordinates.candidates.flatMap((candidate) => candidate.datum ?? []);
  const ordered = [...new Set([...likely, ...DATUMS])];
  const reasons = (code: Datum) =>
    coordinates.candidates
      .find((candidate) => candidate.datum === code)
      ?.reasons.map((reason) => coordinateReasons[reason])
      .join(messages.common.listSeparator);
  const chosen = coordinates.candidates.find((candidate) => candidate.datum === datum) ?? coordinates.candidates[0];
  return (
    <div id={SETTING_IDS.datum} className="import-datum">
      <Select
        label={words.datum}
        placeholder={words.datumOpen}
        value={datum}
        options={[
          ...ordered.map((code) => {
            const note = reasons(code);
            return { id: code, name: datums[code], ...(note === undefined || note === '' ? {} : { note }) };
          }),
          { id: NONE, name: words.datumNone },
        ]}
        onChange={(id) => {
          const code = ordered.find((entry) => entry === id);
          const meridian = coordinates.candidates.find((candidate) => candidate.datum === code)?.centralMeridian ?? centralMeridian;
          if (code === undefined) leaveCoordinates();
          else setDatum(code, code === 'gauss-kruger' ? meridian : null);
        }}
      />
      {datum === 'gauss-kruger' ? <Meridian degrees={centralMeridian} /> : null}
      {chosen === undefined ? null : (
        <ul className="import-reasons">
          {chosen.reasons.map((reason) => (
            <li key={reason}>{coordinateReasons[reason]}</li>
          ))}
          {chosen.swappedRows > 0 ? <li>{words.swapped(chosen.swappedRows)}</li> : null}
        </ul>
      )}
      <Points points={coordinates.points} datum={datum ?? chosen?.datum ?? null} />
    </div>
  );
}

function Meridian({ degrees }: { readonly degrees: number | null }) {
  const messages = useMessages();
  const printed = degrees === null ? '' : String(degrees);
  const [text, setText] = useState(printed);
  useEffect(() => setText(printed), [printed]);
  const take = () => {
    const value = Number(text);
    if (text !== printed && text !== '' && value >= 60 && value <= 150) setDatum('gauss-kruger', value);
  };
  return (
    <form
      onBlur={take}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField kind="number" label={messages.imports.meridian} value={text} onChange={setText} />
    </form>
  );
}

function Points({ points, datum }: { readonly points: CoordinatePreview['points']; readonly datum: Datum | null }) {
  const messages = useMessages();
  const words = messages.imports;
  const shifts = points.flatMap(({ shiftMeters }) => shiftMeters ?? []);
  if (shifts.length === 0 || datum === null) return null;
  const sorted = [...shifts].sort((a, b) => a - b);
  const middle = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
  return (
    <>
      <p className="import-shift">{middle === 0 ? words.same : words.differs(middle, messages.importCodes.datums[datum])}</p>
      <table className="import-points">
        <caption className="visually-hidden">{words.points}</caption>
        <thead>
          <tr>
            <th scope="col">{words.pointColumns.before}</th>
            <th scope="col">{words.pointColumns.after}</th>
            <th scope="col">{words.pointColumns.shift}</th>
          </tr>
        </thead>
        <tbody>
          {points.slice(0, 3).map(({ lon, lat, before, shiftMeters }) => (
            <tr key={`${lon},${lat}`}>
              <td>{before === null ? messages.common.emDash : pair(before[0], before[1])}</td>
              <td>{pair(lon, lat)}</td>
              <td>{shiftMeters === null ? messages.common.emDash : words.meters(Math.round(shiftMeters))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Degrees to about a metre; projected metres whole. */
function pair(x: number, y: number): string {
  const digits = Math.abs(x) > 360 || Math.abs(y) > 360 ? 0 : 5;
  return `${x.toFixed(digits)}, ${y.toFixed(digits)}`;
}

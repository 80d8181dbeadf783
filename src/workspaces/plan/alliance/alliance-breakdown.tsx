import { formatCount } from '../../../locales/format.ts';
import { Conditions } from './alliance-card.tsx';
import { type AllianceSpeaker, buildingName } from './alliance-text.ts';
import type { AllianceView } from './alliance-view.ts';

/** What was counted: by building or stage, and for each of the four modes. */
export function AllianceBreakdown({ view, speaker }: { readonly view: AllianceView; readonly speaker: AllianceSpeaker }) {
  const { alliance: words } = speaker.words;
  const { buildings, stages, modes } = view.findings.proposal;
  const isChain = buildings.length === 0;
  const hasMeters = buildings.some(({ meters }) => meters !== null);
  const rows = isChain
    ? stages.map(({ stage, enterprises, covered }) => ({ id: stage, name: stage, meters: null, enterprises, covered }))
    : buildings.map(({ id, meters, enterprises, covered }) => ({ id, name: buildingName(speaker, id), meters, enterprises, covered }));
  return (
    <div className="plan-padded alliance-breakdown">
      <div>
        <h4>{isChain ? words.alongChain : words.alongAxis}</h4>
        <table className="plan-grid">
          <thead>
            <tr>
              <th scope="col">{isChain ? words.breakdown.stage : words.breakdown.place}</th>
              <th scope="col">{words.breakdown.enterprises}</th>
              <th scope="col">{words.breakdown.covered}</th>
              {hasMeters ? <th scope="col">{words.breakdown.meters}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, meters, enterprises, covered }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{enterprises}</td>
                <td>{covered}</td>
                {hasMeters ? <td>{formatCount(meters)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[...modes]
        .sort((a, b) => a.mode - b.mode)
        .map((finding) => (
          <div key={finding.mode}>
            <h4>
              {words.modes[finding.mode]} <span className="caption">{finding.fits ? words.modeFits : words.modeFitsNot}</span>
            </h4>
            <Conditions finding={finding} speaker={speaker} />
          </div>
        ))}
      <p className="caption">{words.ofFound}</p>
    </div>
  );
}

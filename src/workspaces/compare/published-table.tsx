import { useMemo, useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { Select } from '../../components/select.tsx';
import { notARate, printedValue, publishedFigures } from './published-figures.ts';

const ALL = 'all';

/** What publications printed, as they printed it, by place. No figure here is computed and none stands beside a computed one. */
export function PublishedTable() {
  const messages = useMessages();
  const words = messages.compare;
  const figures = useMemo(() => publishedFigures(), []);
  const places = useMemo(() => [...new Set(figures.map((figure) => figure.place))], [figures]);
  const [place, setPlace] = useState(ALL);
  const [coreOnly, setCoreOnly] = useState(true);
  const shown = figures.filter((figure) => (place === ALL || figure.place === place) && (!coreOnly || figure.isCore));
  return (
    <div className="compare-datasets-body">
      <div className="compare-choose">
        <Select
          label={words.publishedPlace}
          value={place}
          onChange={setPlace}
          options={[{ id: ALL, name: words.allPlaces }, ...places.map((name) => ({ id: name, name }))]}
        />
        <Checkbox name={words.coreOnly} isChecked={coreOnly} onChange={setCoreOnly} />
      </div>
      <table className="compare-datasets" aria-label={words.publishedTitle}>
        <thead>
          <tr>
            <th>{words.publishedPlace}</th>
            <th>{words.publishedIndicator}</th>
            <th>{words.publishedValue}</th>
            <th>{words.publishedDate}</th>
            <th>{words.publishedSource}</th>
          </tr>
        </thead>
        <tbody lang="zh-CN">
          {shown.map((figure) => {
            const pair = notARate(figure, figures);
            return (
              <tr key={figure.id} data-figure={figure.id}>
                <td>{figure.place}</td>
                <td>{figure.indicator}</td>
                <td>
                  <span className="compare-published-value">{printedValue(figure) ?? words.publishedLost}</span>
                  {pair === null ? null : <p>{words.organizationsAndTenants(pair.organizations, pair.tenants)}</p>}
                </td>
                <td className="compare-date">{figure.date}</td>
                <td className="caption">{figure.source}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

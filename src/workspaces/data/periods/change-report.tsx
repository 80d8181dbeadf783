import { useState } from 'react';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { formatCount, formatRate, ratio } from '../../../locales/format.ts';
import { CHANGE_CLASSES, type ChangeClass, isOrganizationChange } from '../../../model/period-change.ts';
import type { ChangeReport } from '../../../state/period-state.ts';
import { ChangeList } from './change-list.tsx';
import { signed } from './signed.ts';
import './periods.css';

/** What two dates differ in: sums that add up, a count a class, and the rows of the class that is chosen. */
export function ChangeReportView({ report, isLoaded }: { readonly report: ChangeReport; readonly isLoaded: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.periods;
  const { counts, figuresBefore, figuresAfter } = report;
  const hasOrganizations = counts.organizationsBefore !== null || counts.organizationsAfter !== null;
  const classes = CHANGE_CLASSES.filter((kind) => hasOrganizations || !isOrganizationChange(kind));
  const [chosen, setChosen] = useState<ChangeClass | null>(null);
  const kind = chosen ?? classes.find((entry) => counts.classes[entry] > 0) ?? 'added';
  const count = formatCount;
  const rate = ({ covered, eligible }: { readonly covered: number; readonly eligible: number }) =>
    formatRate(ratio(covered, eligible), language);
  return (
    <div className="period-report" data-report={report.id}>
      <dl className="period-sums">
        <div>
          <dt>{words.equationEnterprises}</dt>
          <dd data-sum="enterprises">
            {words.equation(
              count(counts.before),
              words.equationChange(count(counts.classes.added), count(counts.classes.left)),
              count(counts.after),
            )}
            <span className="caption"> · {words.unchanged(count(counts.unchanged))}</span>
          </dd>
        </div>
        {hasOrganizations ? (
          <div>
            <dt>{words.equationOrganizations}</dt>
            <dd data-sum="organizations">
              {words.equation(
                count(counts.organizationsBefore),
                words.equationOrgChange(count(counts.classes['org-added']), count(counts.classes['org-left'])),
                count(counts.organizationsAfter),
              )}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.coverageTitle}</dt>
          <dd>
            {counts.coveredBefore === null && counts.coveredAfter === null ? (
              messages.common.unknown
            ) : (
              <>
                {words.coverageLine(rate(figuresBefore), rate(figuresAfter))}
                <span className="caption"> · {words.coveredLine(count(figuresBefore.covered), count(figuresAfter.covered))}</span>
              </>
            )}
            <span className="caption"> · {words.membersLine(signed(counts.membersDelta))}</span>
          </dd>
        </div>
      </dl>
      <fieldset className="period-classes">
        <legend className="visually-hidden">{words.changesTitle}</legend>
        {classes.map((entry) => (
          <button key={entry} type="button" className="period-class" aria-pressed={entry === kind} onClick={() => setChosen(entry)}>
            <span className="period-class-name">{words.classes[entry]}</span>
            <data className="period-class-count" value={counts.classes[entry]} data-change={entry}>
              {count(counts.classes[entry])}
            </data>
          </button>
        ))}
      </fieldset>
      {kind === 'moved' ? (
        <p className="caption">{words.movedLine(count(counts.movedBuilding), count(counts.movedPark), count(counts.movedDistrict))}</p>
      ) : null}
      <ChangeList report={report} kind={kind} isLoaded={isLoaded} />
    </div>
  );
}

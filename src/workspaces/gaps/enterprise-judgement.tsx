import { useMemo } from 'react';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { numberAt } from '../../model/column-table.ts';
import { decideGap, type GapDecision } from '../../model/gap-decision.ts';
import { GAP_RULES } from '../../model/gap-rules.ts';
import { decisionUnitOf } from '../../queries/gap-decision-columns.ts';
import { gapMeasures, gapReachOf } from '../../queries/gap-measures.ts';
import { judgedEnterprise } from '../../queries/judged-enterprise.ts';
import { responsibleOrganizations } from '../../queries/responsible-organizations.ts';
import { enterpriseRowAt } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { CandidateList } from './candidate-list.tsx';
import { responsibleName } from './gap-columns.tsx';
import { useGapSettings } from './gap-settings.ts';
import { responsibleOf } from './responsible.ts';
import { ScoreSection } from './score-section.tsx';
import { useCases } from './use-cases.ts';
import { useGapsWords } from './use-gaps-words.ts';

/** Of one enterprise: the rule that decided with its article, what is proposed, what to mind, who answers, and what is near to do it with. */
export function EnterpriseJudgement({ row }: { readonly row: number }) {
  const language = useLanguage();
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { thresholds } = useGapSettings();
  const caseOf = useCases();
  const version = dataset?.version ?? 0;
  const judged = useQuery(dataset === null ? null : judgedEnterprise(dataset.schema, definition, row, thresholds), version).table;
  const isGap = judged !== null && judged.numRows > 0 && !['covered', 'not-eligible'].includes(enterpriseRowAt(judged, 0).gapClass);
  const near = useQuery(dataset === null || !isGap ? null : gapMeasures(dataset.schema, definition, row, { thresholds }), version);
  const lead = useQuery(dataset === null || !isGap ? null : responsibleOrganizations(dataset.schema, [row]), version).table;
  const decision = useMemo((): GapDecision | null => {
    if (judged === null || judged.numRows === 0 || dataset === null) return null;
    const reach = near.table === null ? null : gapReachOf(near.table, numberAt(judged, 'members_full', 0) ?? 0, thresholds);
    return decideGap({ ...decisionUnitOf(judged, 0, dataset.asOf), reach }, thresholds);
  }, [judged, near.table, dataset, thresholds]);
  if (judged === null || judged.numRows === 0 || decision === null) return null;
  if (decision.measure === null) {
    return <p className="gap-judgement-none">{decision.gapClass === 'covered' ? words.lists.detailCovered : words.lists.detailOutside}</p>;
  }
  const enterprise = enterpriseRowAt(judged, 0);
  const work = caseOf(enterprise.enterpriseId);
  const found = lead === null ? null : (responsibleOf(lead).get(row) ?? null);
  return (
    <div className="gap-judgement">
      <Measure decision={decision} />
      <dl className="gap-judgement-facts">
        <dt>{words.responsible}</dt>
        <dd>{work?.owner ?? responsibleName(words, language, found)}</dd>
        {work === null ? null : (
          <>
            <dt>{words.state}</dt>
            <dd>{work.state}</dd>
          </>
        )}
      </dl>
      <Watch decision={decision} />
      <ScoreSection row={row} enterprise={enterprise} advice={decision} />
      {near.error === null ? null : <ErrorMessage error={near.error} />}
      {near.table === null ? null : <CandidateList table={near.table} measure={decision.measure} origin={{ row, name: enterprise.name }} />}
    </div>
  );
}

/** The proposal, the rule that decided, and the further ones folded away. */
function Measure({ decision }: { readonly decision: GapDecision }) {
  const { gaps, marks } = useMessages();
  const words = useGapsWords();
  const { measure, rules } = decision;
  const [first, ...others] = rules;
  if (measure === null) return null;
  return (
    <>
      <h4 className="gap-judgement-title">{words.lists.detailMeasure}</h4>
      <p className="gap-judgement-measure">{gaps.measures[measure]}</p>
      <p className="gap-judgement-proposal">{marks.proposal}</p>
      {first === undefined ? null : (
        <>
          <h4 className="gap-judgement-title">{words.lists.detailWhy}</h4>
          <p className="gap-judgement-rule" data-rule={first}>
            <span className="gap-strength" data-strength={GAP_RULES[first].strength}>
              {words.settings.strengths[GAP_RULES[first].strength]}
            </span>{' '}
            {gaps.rules[first]}
          </p>
        </>
      )}
      {others.length === 0 ? null : (
        <details className="gap-judgement-more">
          <summary>{words.lists.detailMore}</summary>
          {others.map((rule) => (
            <p key={rule} className="gap-judgement-rule" data-rule={rule}>
              <span className="gap-strength" data-strength={GAP_RULES[rule].strength}>
                {words.settings.strengths[GAP_RULES[rule].strength]}
              </span>{' '}
              {gaps.rules[rule]}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

/** Flags and warnings: what could turn the judgement, for a person to check. */
function Watch({ decision }: { readonly decision: GapDecision }) {
  const { gaps } = useMessages();
  const words = useGapsWords().lists;
  const lines = [
    ...decision.flags.map((flag) => gaps.flags[flag]),
    ...decision.warnings.map(({ code, params }) => words.warnings[code](params)),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className="gap-judgement-title">{words.detailWatch}</h4>
      <ul className="gap-judgement-watch">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { FigureTile } from '../../../components/figure-tile.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { formatCount, formatRateNumber, pickName, ratio } from '../../../locales/format.ts';
import { campaignDay, targetCount } from '../../../model/campaign.ts';
import { campaignMoves, totalProgress } from '../../../model/campaign-progress.ts';
import { endCampaign } from '../../../state/campaign-actions.ts';
import { localToday } from '../../../state/local-today.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { listDateOf } from '../../../state/worklist-state.ts';
import { useWorklistWords } from '../worklist/use-worklist-words.ts';
import { MovesSection } from './moves-section.tsx';
import { PlacesProgress } from './places-progress.tsx';
import { StartDialog } from './start-dialog.tsx';
import { type CampaignInForce, useCampaign } from './use-campaign.ts';
import { WeeklySheet } from './weekly-sheet.tsx';
import '../worklist/worklist.css';
import './campaign.css';

/** «百日攻坚»: how far the closing of a fixed set of gaps is, where, week by week, and why the number moved. Fills the place it is given. */
export function CampaignView() {
  const { campaign: text } = useWorklistWords();
  const dataset = useActiveDataset();
  const inForce = useCampaign();
  const [isStarting, setStarting] = useState(false);
  if (dataset === null) return null;
  return (
    <section className="campaign" aria-label={text.title}>
      {inForce === null ? (
        <EmptyState sentence={text.empty} action={text.start} onAction={() => setStarting(true)} />
      ) : (
        <Progress inForce={inForce} />
      )}
      {isStarting ? <StartDialog dataset={dataset} onClose={() => setStarting(false)} /> : null}
    </section>
  );
}

function Progress({ inForce }: { readonly inForce: CampaignInForce }) {
  const messages = useMessages();
  const language = useLanguage();
  const { campaign: text, worklist: work } = useWorklistWords();
  const { campaign, worklist, dataset, facts, error } = inForce;
  const today = localToday();
  const day = campaignDay(campaign, today);
  const definition = pickName(language, campaign.definition.name.zh, campaign.definition.name.en);
  const goal = targetCount(campaign);
  const total = facts === null ? null : totalProgress(campaign, worklist, facts.now);
  const closed = total?.closed ?? null;
  return (
    <>
      <header className="campaign-head">
        <h3 className="campaign-name">{campaign.name}</h3>
        <strong className="tabular">
          {day.phase === 'before'
            ? text.before(campaign.startOn)
            : day.phase === 'over'
              ? text.over(campaign.endOn)
              : text.day(day.day, day.left)}
        </strong>
        <span className="caption tabular">
          {campaign.startOn} – {campaign.endOn} · {text.scopes[campaign.target.scope]}
        </span>
        <span className="work-gap" />
        <Button kind="quiet" onPress={endCampaign}>
          {text.end}
        </Button>
      </header>
      <p className="caption campaign-lead">
        {[
          campaign.isLocked ? text.baselineLocked(campaign.baselineOn) : '',
          text.baselineOf(campaign.baselineOn, definition),
          text.asOf(listDateOf(dataset)),
        ]
          .filter(Boolean)
          .join(' · ')}
        {dataset.isKept ? '' : ` · ${work.sessionOnly}`}
      </p>
      {error === null ? null : <ErrorMessage error={error} />}
      <div className="campaign-tiles">
        <FigureTile
          metric="campaign-closed"
          name={text.closed}
          value={closed}
          text={formatCount(closed)}
          unit={messages.common.unitEnterprises}
          under={total === null ? text.stale : text.closedUnder(total.closed, total.gaps)}
          emphasis
        />
        <FigureTile
          metric="campaign-goal"
          name={text.goal}
          value={closed === null ? null : ratio(closed, goal)}
          text={formatRateNumber(closed === null ? null : ratio(closed, goal))}
          unit="%"
          under={closed === null ? text.stale : text.goalUnder(closed, goal)}
        />
        <FigureTile
          metric="campaign-cases"
          name={text.cases}
          value={total?.cases ?? null}
          text={formatCount(total?.cases ?? null)}
          unit={messages.common.unitEnterprises}
          under={total === null ? text.stale : `${total.cases} / ${total.gaps}`}
        />
        <FigureTile
          metric="campaign-covered"
          name={text.covered}
          value={total?.covered ?? null}
          text={formatCount(total?.covered ?? null)}
          unit={messages.common.unitEnterprises}
          under={total === null ? text.stale : `${total.covered} / ${total.gaps} · ${messages.common.asOf(dataset.asOf)}`}
        />
      </div>
      {facts === null ? null : (
        <div className="campaign-parts">
          <PlacesProgress inForce={inForce} now={facts.now} />
          <div className="campaign-side">
            <WeeklySheet inForce={inForce} now={facts.now} today={today} />
            <MovesSection moves={campaignMoves(campaign, worklist, facts)} />
          </div>
        </div>
      )}
    </>
  );
}

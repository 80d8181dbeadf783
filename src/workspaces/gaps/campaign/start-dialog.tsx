import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { CAMPAIGN_SCOPES, type CampaignTarget, campaignEnd, campaignProblem, gapsInScope, targetCount } from '../../../model/campaign.ts';
import { locked } from '../../../model/period-ledger.ts';
import { daysBetween, isIsoDate } from '../../../model/worklist-dates.ts';
import { type CampaignBaseline, readBaseline, startCampaign } from '../../../state/campaign-actions.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { localToday } from '../../../state/local-today.ts';
import { usePeriods } from '../../../state/period-state.ts';
import { DateInput } from '../worklist/date-input.tsx';
import { useWorklistWords } from '../worklist/use-worklist-words.ts';

const TODAY = 'today';

/** Name, time, baseline and target of a campaign. */
export function StartDialog({ dataset, onClose }: { readonly dataset: LoadedDataset; readonly onClose: () => void }) {
  const messages = useMessages();
  const { campaign: text, worklist } = useWorklistWords();
  const ledger = usePeriods((state) => state.ledger);
  const baselines = dataset.isOwn ? locked(ledger) : [];
  const today = localToday();
  const [name, setName] = useState(text.defaultName);
  const [startOn, setStartOn] = useState(today);
  const [endOn, setEndOn] = useState(campaignEnd(today));
  const [source, setSource] = useState(TODAY);
  const [scope, setScope] = useState<CampaignTarget['scope']>('should-form');
  const [kind, setKind] = useState<CampaignTarget['kind']>('share');
  const [value, setValue] = useState('100');
  const [baseline, setBaseline] = useState<CampaignBaseline | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a locked date is looked up once for each choice; that alone changes the dataset.
  useEffect(() => {
    let isWanted = true;
    setBaseline(null);
    void readBaseline(baselines.find(({ date }) => date === source) ?? null).then((read) => {
      if (!isWanted || read === null) return;
      setBaseline(read);
      // Where nothing has to be formed, everything is in scope.
      if (gapsInScope({ target: { scope: 'should-form', kind: 'share', value: 1 }, gaps: read.packed.gaps }).length === 0) setScope('all');
    });
    return () => {
      isWanted = false;
    };
  }, [source]);

  const number = Number(value);
  const target: CampaignTarget = { scope, kind, value: kind === 'share' ? number / 100 : number };
  const gaps = baseline?.packed.gaps ?? [];
  const problem = baseline === null ? null : campaignProblem({ name, startOn, endOn, target, gaps });
  const total = gapsInScope({ target, gaps }).length;
  const move = (date: string) => {
    setStartOn(date);
    if (isIsoDate(date)) setEndOn(campaignEnd(date));
  };
  return (
    <Dialog
      title={text.startTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={baseline === null || problem !== null}
            onPress={() => {
              if (baseline !== null) startCampaign({ name, startOn, endOn, target }, baseline);
              onClose();
            }}
          >
            {text.start}
          </Button>
        </>
      }
    >
      <div className="work-form">
        <TextField label={text.name} value={name} onChange={setName} />
        <div className="campaign-pair">
          <DateInput label={text.startOn} value={startOn} onChange={move} />
          <DateInput label={text.endOn} value={endOn} onChange={setEndOn} />
        </div>
        {isIsoDate(startOn) && isIsoDate(endOn) && endOn >= startOn ? (
          <p className="caption">{text.days(daysBetween(startOn, endOn) + 1)}</p>
        ) : null}
        <Select
          label={text.baseline}
          options={[
            { id: TODAY, name: text.baselineToday(dataset.asOf) },
            ...baselines.map(({ date }) => ({ id: date, name: text.baselineLocked(date) })),
          ]}
          value={source}
          onChange={setSource}
        />
        <div className="campaign-target">
          <Segmented
            label={text.scope}
            options={CAMPAIGN_SCOPES.map((id) => ({ id, name: text.scopes[id] }))}
            value={scope}
            onChange={(id) => setScope(id === 'all' ? 'all' : 'should-form')}
          />
          <Segmented
            label={text.targetKind}
            options={[
              { id: 'share', name: text.targetShare },
              { id: 'count', name: text.targetCount },
            ]}
            value={kind}
            onChange={(id) => {
              setKind(id === 'count' ? 'count' : 'share');
              setValue(id === 'count' ? String(total) : '100');
            }}
          />
          <TextField label={text.targetValue} hideLabel kind="number" min={1} value={value} onChange={setValue} />
          <span>{kind === 'share' ? '%' : messages.common.unitEnterprises}</span>
        </div>
        <p className="caption" role="status">
          {baseline === null
            ? text.counting
            : problem === null
              ? text.targetOf(targetCount({ target, gaps }), total)
              : text.problems[problem]}
        </p>
        {dataset.isKept ? null : <p className="work-note">{worklist.sessionOnly}</p>}
      </div>
    </Dialog>
  );
}

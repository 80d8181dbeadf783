import { type ReactNode, useState } from 'react';
import { useMessages } from '../../../components/locale-context.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanWords } from './use-plan-words.ts';

export const PLAN_TABS = ['result', 'effect', 'compare', 'advanced'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

/** Below the map: the plan, what it would change, scenarios side by side, the solver's figures. It is a proposal, and says so. */
export function PlanDrawerFrame(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly tab: (tab: PlanTab) => ReactNode;
}) {
  const { title, actions, tab } = props;
  const messages = useMessages();
  const words = usePlanWords().frame;
  const compared = usePlanScreen((state) => state.compared.length);
  const [chosen, setChosen] = useState<PlanTab>('result');
  return (
    <Panel
      id="atlas:plan-drawer"
      title={title}
      side="bottom"
      size={290}
      minSize={140}
      maxSize={640}
      actions={
        <>
          <span className="plan-proposal">{messages.marks.proposal}</span>
          <Segmented
            label={title}
            value={chosen}
            onChange={(id) => setChosen(PLAN_TABS.find((entry) => entry === id) ?? 'result')}
            options={PLAN_TABS.map((id) => ({
              id,
              name: id === 'compare' && compared > 1 ? `${words.tabs[id]} ${compared}` : words.tabs[id],
            }))}
          />
          {actions}
        </>
      }
    >
      {tab(chosen)}
    </Panel>
  );
}

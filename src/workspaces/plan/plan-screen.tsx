import type { ReactNode } from 'react';
import { Section } from '../../components/section.tsx';
import { Select } from '../../components/select.tsx';
import { PLAN_KINDS } from '../../model/plan-settings.ts';
import type { Selection } from '../../model/selection.ts';
import { patchPlanScreen, usePlanScreen } from '../../state/plan-state.ts';
import { usePlanWords } from './frame/use-plan-words.ts';
import { PLAN_SCREENS, type PlanKindScreen } from './plan-kinds.ts';
import './plan.css';
import './plan-map.css';

function useKindScreen(): PlanKindScreen | undefined {
  return PLAN_SCREENS[usePlanScreen((state) => state.kind)];
}

/** What to plan, and the settings of that. */
export function PlanPanel() {
  const words = usePlanWords().frame;
  const kind = usePlanScreen((state) => state.kind);
  const screen = useKindScreen();
  return (
    <>
      <Section>
        <Select
          label={words.what}
          value={kind}
          options={PLAN_KINDS.filter((id) => PLAN_SCREENS[id] !== undefined).map((id) => ({
            id,
            name: words.kinds[id],
            note: words.kindNotes[id],
          }))}
          onChange={(id) => {
            const next = PLAN_KINDS.find((entry) => entry === id);
            if (next !== undefined && next !== kind)
              patchPlanScreen({ kind: next, openId: null, refusal: null, groupId: null, compared: [] });
          }}
        />
        <p className="caption plan-what">{words.kindNotes[kind]}</p>
      </Section>
      {screen === undefined ? null : <screen.Panel />}
    </>
  );
}

export function PlanDrawer() {
  const screen = useKindScreen();
  return screen === undefined ? null : <screen.Drawer />;
}

export function PlanOverlay() {
  const screen = useKindScreen();
  return screen?.Overlay === undefined ? null : <screen.Overlay />;
}

export function PlanOverview({ children }: { readonly children: ReactNode }) {
  const screen = useKindScreen();
  return screen?.Card === undefined ? children : <screen.Card>{children}</screen.Card>;
}

export function PlanDetails({ selection }: { readonly selection: Selection }) {
  const screen = useKindScreen();
  return screen?.Details === undefined ? null : <screen.Details selection={selection} />;
}

import { create } from 'zustand';
import { DEFAULT_SETTINGS, type PlanKind, type SettingsOfKind } from '../../../model/plan-settings.ts';

/** Settings for the next new scenario of each kind. */
export const usePlanDrafts = create<SettingsOfKind>(() => DEFAULT_SETTINGS);

export function setPlanDraft<K extends PlanKind>(kind: K, settings: SettingsOfKind[K]): void {
  usePlanDrafts.setState({ [kind]: settings } as unknown as Partial<SettingsOfKind>);
}

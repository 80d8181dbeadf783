import type { ComponentType, ReactNode } from 'react';
import type { PlanKind } from '../../model/plan-settings.ts';
import type { Selection } from '../../model/selection.ts';
import { AllianceCard } from './alliance/alliance-card.tsx';
import { AllianceDrawer } from './alliance/alliance-drawer.tsx';
import { AllianceOverlay } from './alliance/alliance-overlay.tsx';
import { AlliancePanel } from './alliance/alliance-panel.tsx';
import { CommitteeCard } from './committees/committee-card.tsx';
import { CommitteeDetails } from './committees/committee-details.tsx';
import { CommitteeDrawer } from './committees/committee-drawer.tsx';
import { CommitteeOverlay } from './committees/committee-overlay.tsx';
import { CommitteePanel } from './committees/committee-panel.tsx';
import { DraftDrawer } from './draft/draft-drawer.tsx';
import { DraftPanel } from './draft/draft-panel.tsx';
import { InstructorCard } from './instructors/instructor-card.tsx';
import { InstructorDetails } from './instructors/instructor-details.tsx';
import { InstructorDrawer } from './instructors/instructor-drawer.tsx';
import { InstructorOverlay } from './instructors/instructor-overlay.tsx';
import { InstructorPanel } from './instructors/instructor-panel.tsx';
import { BranchCard } from './joint-branches/branch-card.tsx';
import { BranchDetails } from './joint-branches/branch-details.tsx';
import { BranchDrawer } from './joint-branches/branch-drawer.tsx';
import { BranchOverlay } from './joint-branches/branch-overlay.tsx';
import { BranchPanel } from './joint-branches/branch-panel.tsx';
import { SiteCard } from './sites/site-card.tsx';
import { SiteDetails } from './sites/site-details.tsx';
import { SiteDrawer } from './sites/site-drawer.tsx';
import { SiteOverlay } from './sites/site-overlay.tsx';
import { SitePanel } from './sites/site-panel.tsx';

/** The screens of one kind of plan. */
export interface PlanKindScreen {
  readonly Panel: ComponentType;
  readonly Drawer: ComponentType;
  readonly Overlay?: ComponentType;
  readonly Details?: ComponentType<{ readonly selection: Selection }>;
  /** Right of the map while nothing is selected: its children where it has nothing to say. */
  readonly Card?: ComponentType<{ readonly children: ReactNode }>;
}

/** In the order of the list. A new kind is a folder and a line here. */
export const PLAN_SCREENS: Readonly<Partial<Record<PlanKind, PlanKindScreen>>> = {
  committees: { Panel: CommitteePanel, Drawer: CommitteeDrawer, Overlay: CommitteeOverlay, Details: CommitteeDetails, Card: CommitteeCard },
  'joint-branches': { Panel: BranchPanel, Drawer: BranchDrawer, Overlay: BranchOverlay, Details: BranchDetails, Card: BranchCard },
  sites: { Panel: SitePanel, Drawer: SiteDrawer, Overlay: SiteOverlay, Details: SiteDetails, Card: SiteCard },
  instructors: {
    Panel: InstructorPanel,
    Drawer: InstructorDrawer,
    Overlay: InstructorOverlay,
    Details: InstructorDetails,
    Card: InstructorCard,
  },
  alliance: { Panel: AlliancePanel, Drawer: AllianceDrawer, Overlay: AllianceOverlay, Card: AllianceCard },
  draft: { Panel: DraftPanel, Drawer: DraftDrawer },
};

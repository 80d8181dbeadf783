import type { GlyphShape } from './glyph-shapes.ts';
import type { Legend } from './legend-item.ts';
import { INK_COLOR } from './palette.ts';
import type { Rgba } from './rgba.ts';

export const ORGANIZATION_GROUPS = ['committee', 'general-branch', 'branch', 'joint-branch', 'other'] as const;
export type OrganizationGroup = (typeof ORGANIZATION_GROUPS)[number];

const SHAPES: Readonly<Record<OrganizationGroup, GlyphShape>> = {
  committee: 'pentagon',
  'general-branch': 'square',
  branch: 'circle',
  'joint-branch': 'diamond',
  other: 'triangle',
};

const GROUP_OF: Readonly<Record<string, OrganizationGroup>> = {
  WORKING_COMMITTEE: 'committee',
  COMMITTEE: 'committee',
  COMPOSITE_COMMITTEE: 'committee',
  JOINT_COMMITTEE: 'committee',
  BUILDING_COMMITTEE: 'committee',
  CHAIN_COMMITTEE: 'committee',
  SECTOR_COMMITTEE: 'committee',
  COMMUNITY_COMMITTEE: 'committee',
  GENERAL_BRANCH: 'general-branch',
  BRANCH: 'branch',
  JOINT_BRANCH: 'joint-branch',
};

function organizationGroup(orgType: string | null): OrganizationGroup {
  return (orgType === null ? undefined : GROUP_OF[orgType]) ?? 'other';
}

/** Organizations are ink, told apart by shape alone, so that they are never mistaken for a rung. */
export const organizationScale = {
  kind: 'category' as const,
  signOf(orgType: string | null): { readonly color: Rgba; readonly shape: GlyphShape } {
    return { color: INK_COLOR, shape: SHAPES[organizationGroup(orgType)] };
  },
  legend(orgTypes?: Iterable<string | null>): Legend {
    const counts = new Map<OrganizationGroup, number>();
    if (orgTypes !== undefined) {
      for (const type of orgTypes) counts.set(organizationGroup(type), (counts.get(organizationGroup(type)) ?? 0) + 1);
    }
    const items = ORGANIZATION_GROUPS.map((group) => ({
      code: group,
      color: INK_COLOR,
      shape: SHAPES[group],
      from: null,
      to: null,
      hatched: false,
      count: orgTypes === undefined ? null : (counts.get(group) ?? 0),
    }));
    return { kind: 'category', reference: null, items };
  },
};

/** Alliances (党建联盟) along an axis of buildings or along an industry chain, as proposed for a person to decide. All plain JSON. */

export interface AllianceBuilding {
  readonly id: string;
  /** Metres on a plane; null unknown. */
  readonly x: number | null;
  readonly y: number | null;
  /** Axis it is recorded to stand on (轴线); null none or unknown. */
  readonly axisGroup: string | null;
  /** Organization of the building itself (楼宇党组织). */
  readonly organization: string | null;
}

export interface AllianceEnterprise {
  readonly id: string;
  readonly building: string | null;
  /** Subdistrict, town or park by name or code, whichever the person compares by; null unknown. */
  readonly territory: string | null;
  /** Division of GB/T 4754 (大类); null unknown. */
  readonly industry: string | null;
  /** Stage of the chain (环节); null unknown, or no matter. */
  readonly stage: string | null;
  /** Its single or joint organization. */
  readonly organization: string | null;
  /** Covered by a single or joint organization; null unknown. */
  readonly covered: boolean | null;
  /** 龙头企业 or 链主企业. */
  readonly isLead: boolean;
}

/** As `alliance_member.member_kind`, with the organizations of buildings and the committees of territories told apart. */
export type AllianceUnitKind =
  | 'ENTERPRISE_ORG'
  | 'BUILDING_ORG'
  | 'TERRITORY'
  | 'DEPARTMENT'
  | 'ASSOCIATION'
  | 'RND'
  | 'UNIVERSITY'
  | 'FINANCE'
  | 'COMMUNITY';

export interface AllianceUnit {
  readonly id: string;
  readonly kind: AllianceUnitKind;
  /** Full members; null unknown. */
  readonly members: number | null;
  /** Of a committee of a territory: which one. */
  readonly territory: string | null;
  /** Of a department or an association: which industry it is for; null any. */
  readonly industry: string | null;
}

/** From when on something is «many», «clear» or «concentrated». The publications give words, no numbers: all are settings. */
export interface AllianceRules {
  /** «成员单位数量较多»: members from here on are many. */
  readonly manyMembers: number;
  /** «行业特征明显»: share of one industry, 0–1, over enterprises of known industry. */
  readonly clearIndustryShare: number;
  /** «产业集聚程度»: share of one territory, 0–1, over enterprises of known territory. Below, they are spread. */
  readonly concentratedShare: number;
  /** Share of one stage, 0–1, below which enterprises are spread over stages. */
  readonly oneStageShare: number;
  /** Share of enterprises, 0–1, that deal with the lead enterprise directly, from which on it is thought to bring the others along. */
  readonly linkedShare: number;
  /** Whether enterprises without an organization are members, or only listed as missing. */
  readonly withoutOrganization: 'members' | 'listed';
}

/** 40: Jiangsu's 36,100 organizations in 901 alliances (2024), rounded. The shares are our choice. */
export const ALLIANCE_RULES: AllianceRules = {
  manyMembers: 40,
  clearIndustryShare: 0.6,
  concentratedShare: 0.6,
  oneStageShare: 0.6,
  linkedShare: 0.3,
  withoutOrganization: 'listed',
};

export type AllianceAxis =
  | { readonly kind: 'group'; readonly name: string }
  /** Drawn by hand: buildings within `corridorMeters` of the line, on either side. */
  | { readonly kind: 'line'; readonly points: readonly (readonly [x: number, y: number])[]; readonly corridorMeters: number };

interface AllianceInput {
  readonly enterprises: readonly AllianceEnterprise[];
  /** Organizations of enterprises and buildings, and the units that could lead or take part. */
  readonly units: readonly AllianceUnit[];
  readonly rules: AllianceRules;
}

export interface AxisAllianceProblem extends AllianceInput {
  readonly kind: 'axis';
  readonly axis: AllianceAxis;
  readonly buildings: readonly AllianceBuilding[];
}

export interface ChainAllianceProblem extends AllianceInput {
  readonly kind: 'chain';
  /** In their order, as 制、储、运、用、研. */
  readonly stages: readonly string[];
  /** 链主 named for the chain; null none. */
  readonly leadEnterprise: string | null;
  /** From supplier to customer, by enterprise. */
  readonly links: readonly (readonly [from: string, to: string])[];
}

export type AllianceProblem = AxisAllianceProblem | ChainAllianceProblem;

/** Why a unit is proposed, or could lead. */
export type AllianceReason =
  | { readonly code: 'axis-group'; readonly axis: string; readonly buildings: number }
  | { readonly code: 'corridor'; readonly meters: number; readonly limit: number }
  | { readonly code: 'stage'; readonly stage: string; readonly enterprises: number }
  /** In the chain, its stage not known. */
  | { readonly code: 'chain-member'; readonly enterprises: number }
  | { readonly code: 'covers'; readonly enterprises: number }
  | { readonly code: 'building-organization'; readonly building: string }
  | { readonly code: 'lead-enterprise'; readonly enterprise: string }
  | { readonly code: 'named-lead'; readonly enterprise: string }
  | { readonly code: 'links'; readonly suppliers: number; readonly customers: number }
  | { readonly code: 'members'; readonly members: number }
  /** Of a unit for any industry: how many of its kind there are to choose from. */
  | { readonly code: 'only-kind'; readonly units: number }
  | { readonly code: 'territory'; readonly territory: string; readonly enterprises: number; readonly of: number }
  | { readonly code: 'industry'; readonly industry: string; readonly enterprises: number; readonly of: number };

export interface AllianceMember {
  readonly kind: AllianceUnitKind | 'ENTERPRISE';
  readonly id: string;
  /** 牵头, 成员 or 共建. */
  readonly role: 'lead' | 'member' | 'partner';
  /** Never empty. */
  readonly reasons: readonly AllianceReason[];
}

/**
 * The four modes of Jiangsu (人民日报 2024): 1 职能部门牵引, 2 龙头企业带动, 3 属地党委整合, 4 行业协会串联; numbered as
 * `alliance.formation_mode`.
 */
export type FormationMode = 1 | 2 | 3 | 4;

/** One condition of a mode with its figures. `holds` is null where the data do not tell. */
export interface ModeCondition {
  readonly code:
    | 'spread-territories'
    | 'spread-stages'
    | 'concentrated'
    | 'clear-industry'
    | 'many-members'
    | 'lead-with-organization'
    | 'linked-to-lead'
    | 'unit-available';
  readonly holds: boolean | null;
  /** What was counted, of how many (null: not a share), and the setting it is held against (null: none). */
  readonly value: number;
  readonly of: number | null;
  readonly threshold: number | null;
  /** The territory, industry, stage, enterprise or kind of unit that is meant. */
  readonly subject: string | null;
}

export interface ModeFinding {
  readonly mode: FormationMode;
  readonly fits: boolean;
  readonly conditions: readonly ModeCondition[];
  /** Who would lead; null where there is nobody. */
  readonly lead: { readonly kind: AllianceUnitKind; readonly id: string; readonly reasons: readonly AllianceReason[] } | null;
}

/** Who or what is missing. Counts are of enterprises. */
export type AllianceGap =
  | { readonly code: 'stage-empty'; readonly stage: string }
  | { readonly code: 'stage-uncovered'; readonly stage: string; readonly enterprises: number; readonly unknown: number }
  | { readonly code: 'stage-unlisted'; readonly stage: string; readonly enterprises: number }
  | { readonly code: 'stage-unknown'; readonly enterprises: number }
  | { readonly code: 'building-uncovered'; readonly building: string; readonly enterprises: number; readonly unknown: number }
  | { readonly code: 'building-empty'; readonly building: string }
  | { readonly code: 'place-unknown'; readonly buildings: number }
  | { readonly code: 'without-organization'; readonly enterprises: number }
  | { readonly code: 'coverage-unknown'; readonly enterprises: number }
  | { readonly code: 'lead-without-organization'; readonly enterprise: string }
  /** The 链主 named for the chain is not among its enterprises. */
  | { readonly code: 'lead-not-listed'; readonly enterprise: string }
  | { readonly code: 'no-lead' };

export interface AxisBuilding {
  readonly id: string;
  /** From the line, and along it from its first point; null for an axis without a line. */
  readonly meters: number | null;
  readonly alongMeters: number | null;
  readonly enterprises: number;
  readonly covered: number;
}

export interface ChainStage {
  readonly stage: string;
  readonly enterprises: number;
  readonly covered: number;
  readonly unknown: number;
}

/** A proposal («建议方案,须按程序报上级党组织批准»). An alliance gives no organization coverage by itself. */
export interface AllianceProposal {
  /** The lead first, then members by kind and id, then partners. */
  readonly members: readonly AllianceMember[];
  /** The mode that fits most narrowly; null where none does. */
  readonly mode: FormationMode | null;
  /** All four, in the order in which they were asked: 4, 2, 3, 1. */
  readonly modes: readonly ModeFinding[];
  readonly missing: readonly AllianceGap[];
  /** In turn along the line, or by id. */
  readonly buildings: readonly AxisBuilding[];
  readonly stages: readonly ChainStage[];
  readonly enterprises: number;
  readonly covered: number;
}

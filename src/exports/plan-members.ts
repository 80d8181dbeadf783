import { formatCount } from '../locales/format.ts';
import type { OrganizationPlanUnit } from '../model/plan-scenario.ts';
import { type PlanView, type PrintedGroup, unitName } from './plan-view.ts';
import type { WordBlock, WordColumn } from './word-blocks.ts';

/** Who is to be in an alliance: kind, role, enterprises covered, full members. */
export function memberTable(view: PlanView, group: PrintedGroup): WordBlock {
  const { books, papers } = view.words;
  const { columns } = books;
  const number = (head: string): WordColumn => ({ head, share: 1.1, isNumber: true });
  return {
    kind: 'table',
    columns: [
      { head: papers.columns.number, share: 0.7 },
      { head: columns.unit, share: 4 },
      { head: columns.memberKind, share: 1.8 },
      { head: columns.role, share: 1 },
      number(columns.enterprises),
      number(columns.membersFull),
    ],
    rows: [
      ...group.organizationUnits.map((unit, at) => [
        String(at + 1),
        unitName(view, unit, at + 1),
        memberKind(view, unit),
        memberRole(view, unit, group),
        unit.enterprises === 0 ? '' : formatCount(unit.enterprises),
        isEnterpriseMember(unit) ? formatCount(unit.membersFull) : '',
      ]),
      ['', papers.total, '', '', formatCount(group.listed), formatCount(group.membersFull.sum)],
    ],
  };
}

export function memberKind({ words: { books } }: PlanView, unit: OrganizationPlanUnit): string {
  return books.memberKinds[unit.of];
}

/** Members are organizations of enterprises and buildings; whoever else is there takes part. */
export function memberRole({ words: { books } }: PlanView, unit: OrganizationPlanUnit, { group }: Pick<PrintedGroup, 'group'>): string {
  if (group.seat === unit.id) return books.memberRoles.lead;
  return isMember(unit) ? books.memberRoles.member : books.memberRoles.partner;
}

function isMember({ of }: OrganizationPlanUnit): boolean {
  return of === 'ENTERPRISE' || of === 'ENTERPRISE_ORG' || of === 'BUILDING_ORG';
}

/** Whose full members are those of enterprises; a committee of a territory has all of theirs once more. */
function isEnterpriseMember({ of }: OrganizationPlanUnit): boolean {
  return of === 'ENTERPRISE_ORG';
}

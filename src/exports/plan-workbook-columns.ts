import { metersBetween } from '../model/plan-plane.ts';
import type { OrganizationPlanUnit, PlanUnit } from '../model/plan-scenario.ts';
import { memberKind, memberRole } from './plan-members.ts';
import { seatName } from './plan-reasons.ts';
import { holdsEnterprises, industryName, type PlanView, type PrintedGroup, unitName, unitPlace } from './plan-view.ts';

/** A column of a worksheet; NULL is unknown. */
export interface SheetColumn<T> {
  readonly head: string;
  /** Characters. */
  readonly width: number;
  readonly value: (row: T) => string | number | null;
  readonly isSummed?: true;
}

export interface UnitRow {
  readonly unit: PlanUnit;
  /** Null for a unit that is in none. */
  readonly group: PrintedGroup | null;
  /** Within its group, from 1. */
  readonly number: number;
  /** Why it is in none; '' where it is in one. */
  readonly state: string;
}

export function groupColumns(view: PlanView): readonly SheetColumn<PrintedGroup>[] {
  const { columns } = view.words.books;
  const isPublic = view.level === 'public';
  const isBuildings = !holdsEnterprises(view.scenario);
  const sum = (head: string, value: (group: PrintedGroup) => number | null): SheetColumn<PrintedGroup> => ({
    head,
    width: 12,
    value,
    isSummed: true,
  });
  const names = (of: readonly string[]): string => of.join(view.messages.common.listSeparator);
  return [
    { head: columns.group, width: 34, value: ({ name }) => name },
    ...(isPublic ? [] : [{ head: columns.seat, width: 26, value: (group: PrintedGroup) => seatName(view, group) }]),
    sum(columns.units, ({ units }) => units.length),
    ...(isBuildings
      ? [
          sum(columns.listed, ({ listed }) => listed),
          // Beside the uncovered these would tell a small count.
          ...(isPublic ? [] : [sum(columns.eligible, ({ eligible }) => eligible), sum(columns.covered, ({ covered }) => covered)]),
          sum(columns.uncovered, ({ uncovered }) => uncovered),
          sum(columns.organizations, ({ organizations }) => organizations.sum),
        ]
      : []),
    sum(columns.membersFull, ({ membersFull }) => membersFull.sum),
    ...(isBuildings || isPublic ? [] : [sum(columns.members, ({ members }) => members.sum)]),
    ...(isPublic
      ? []
      : [
          { head: columns.farthest, width: 14, value: ({ farthest }: PrintedGroup) => (farthest === null ? null : Math.round(farthest)) },
          ...(isBuildings
            ? [
                { head: columns.community, width: 20, value: ({ communities }: PrintedGroup) => names(communities) },
                { head: columns.subdistrict, width: 20, value: ({ subdistricts }: PrintedGroup) => names(subdistricts) },
              ]
            : []),
          {
            head: columns.locked,
            width: 8,
            value: ({ group }: PrintedGroup) => (group.isLocked ? view.words.books.yes : view.words.books.no),
          },
        ]),
  ];
}

/** Units under the name of their group. */
export function unitColumns(view: PlanView): readonly SheetColumn<UnitRow>[] {
  const { columns } = view.words.books;
  const toSeat = ({ group, unit }: UnitRow): number | null => {
    const meters = group === null || group.seat === null ? null : metersBetween(group.seat, unit);
    return meters === null ? null : Math.round(meters);
  };
  return [
    { head: columns.group, width: 34, value: ({ group }) => group?.name ?? '' },
    ...plainColumns(view),
    { head: columns.meters, width: 12, value: toSeat },
  ];
}

export function leftOverColumns(view: PlanView): readonly SheetColumn<UnitRow>[] {
  return [...plainColumns(view), { head: view.words.books.columns.state, width: 14, value: ({ state }) => state }];
}

function plainColumns(view: PlanView): readonly SheetColumn<UnitRow>[] {
  const { columns } = view.words.books;
  const name: SheetColumn<UnitRow> = { head: columns.unit, width: 34, value: ({ unit, number }) => unitName(view, unit, number) };
  const place = (head: string, value: (row: UnitRow) => string): SheetColumn<UnitRow> => ({ head, width: 20, value });
  const sum = (head: string, value: (unit: PlanUnit) => number | null): SheetColumn<UnitRow> => ({
    head,
    width: 11,
    value: ({ unit }) => value(unit),
    isSummed: true,
  });
  const listed = (names: readonly string[]): string => names.join(view.messages.common.listSeparator);
  if (view.scenario.kind === 'alliance' && holdsEnterprises(view.scenario)) {
    const member = (head: string, value: (unit: OrganizationPlanUnit, row: UnitRow) => string): SheetColumn<UnitRow> =>
      place(head, (row) => (row.unit.kind === 'organization' ? value(row.unit, row) : ''));
    return [
      name,
      member(columns.memberKind, (unit) => memberKind(view, unit)),
      member(columns.role, (unit, { group }) => (group === null ? '' : memberRole(view, unit, group))),
      sum(columns.enterprises, (unit) => (unit.kind === 'organization' && unit.enterprises > 0 ? unit.enterprises : null)),
      sum(columns.membersFull, (unit) => (unit.kind === 'organization' && unit.of === 'ENTERPRISE_ORG' ? unit.membersFull : null)),
    ];
  }
  if (holdsEnterprises(view.scenario))
    return [
      name,
      place(columns.building, ({ unit }) => unitPlace(view, unit)),
      place(columns.industry, ({ unit }) => (unit.kind === 'enterprise' ? industryName(view, unit.industry) : '')),
      sum(columns.membersFull, (unit) => (unit.kind === 'instructor' ? null : unit.membersFull)),
      sum(columns.members, (unit) => (unit.kind === 'enterprise' ? unit.members : null)),
    ];
  const count = (head: string, key: 'listed' | 'eligible' | 'covered' | 'uncovered' | 'organizations' | 'membersFull') =>
    sum(head, (unit) => (unit.kind === 'building' ? unit[key] : null));
  const text = (head: string, key: 'community' | 'subdistrict' | 'property' | 'leadOrganization') =>
    place(head, ({ unit }) => (unit.kind === 'building' ? (unit[key] ?? '') : ''));
  return [
    name,
    text(columns.community, 'community'),
    text(columns.subdistrict, 'subdistrict'),
    count(columns.listed, 'listed'),
    count(columns.eligible, 'eligible'),
    count(columns.covered, 'covered'),
    count(columns.uncovered, 'uncovered'),
    count(columns.organizations, 'organizations'),
    count(columns.membersFull, 'membersFull'),
    ...(view.hasNames ? [text(columns.property, 'property'), text(columns.leadOrganization, 'leadOrganization')] : []),
    place(columns.positions, ({ unit }) => (unit.kind === 'building' ? listed(unit.sites) : '')),
  ];
}

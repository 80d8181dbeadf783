import fc from 'fast-check';
import { packGaps } from '../../src/model/campaign.ts';
import { GAP_CLASSES } from '../../src/model/coverage.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { CASE_STATES, EMPTY_WORKLIST, NOT_APPLICABLE_REASONS, type Worklist } from '../../src/model/worklist.ts';
import type { ListedUnit } from '../../src/model/worklist-carry.ts';
import { addDays } from '../../src/model/worklist-dates.ts';
import { addCases, moveCases, setDue, setNote, setOwner } from '../../src/model/worklist-edit.ts';

/** Worklists as people make them: by adding and by moves that may or may not be allowed. */

export const START = '2026-03-01';
export const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays(START, days));

export const move = fc.record({
  to: fc.constantFrom(...CASE_STATES),
  on: day,
  approval: fc.option(fc.record({ documentNo: fc.constantFrom('示例高新组〔2026〕12号', '无号', '〔2026〕3号'), approvedOn: day })),
  reason: fc.option(fc.constantFrom(...NOT_APPLICABLE_REASONS)),
  isCovered: fc.boolean(),
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), ids: fc.uniqueArray(fc.integer({ min: 1, max: 8 })), move }),
  fc.record({
    kind: fc.constant('owner' as const),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
    owner: fc.option(fc.constantFrom('组织部', '示例街道党工委')),
    on: day,
  }),
  fc.record({ kind: fc.constant('due' as const), ids: fc.uniqueArray(fc.integer({ min: 1, max: 8 })), dueOn: fc.option(day), on: day }),
  fc.record({
    kind: fc.constant('note' as const),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
    note: fc.string({ maxLength: 20 }),
    on: day,
  }),
);

const unit = fc.record({
  enterpriseId: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5', 'e6'),
  uscc: fc.option(fc.constantFrom('91990000TC0000013F', '91990000TC0000021A')),
  name: fc.constantFrom('示例甲公司', '示例乙公司', '示例 丙公司', '示例丁公司'),
  gapClass: fc.option(fc.constantFrom(...GAP_CLASSES)),
});

export const worklist: fc.Arbitrary<Worklist> = fc
  .record({
    units: fc.array(unit, { maxLength: 6 }),
    steps: fc.array(step, { maxLength: 12 }),
    dueOn: fc.option(day),
    withCampaign: fc.boolean(),
  })
  .map(({ units, steps, dueOn, withCampaign }) => {
    let made = addCases(EMPTY_WORKLIST, units, START, dueOn);
    for (const one of steps) {
      const ids = new Set(one.ids);
      if (one.kind === 'move') made = moveCases(made, ids, one.move).worklist;
      else if (one.kind === 'owner') made = setOwner(made, ids, one.owner, one.on);
      else if (one.kind === 'due') made = setDue(made, ids, one.dueOn, one.on);
      else made = setNote(made, ids, one.note, 0, one.on);
    }
    if (!withCampaign) return made;
    const packed = packGaps(
      units.map(({ enterpriseId, gapClass }) => ({
        enterpriseId,
        gapClass: gapClass ?? 'should-form',
        places: { district: '示例区', park: null, street: '一街道', building: enterpriseId },
      })),
    );
    const campaign = {
      name: '攻坚',
      startOn: START,
      endOn: addDays(START, 99),
      baselineOn: START,
      isLocked: false,
      definition: STANDARD_DEFINITION,
      target: { scope: 'all', kind: 'share', value: 0.8 } as const,
      ...packed,
    };
    return { ...made, campaign };
  });

/** What a list could say of the cases of a worklist. */
export function unitsOf(of: Worklist): fc.Arbitrary<readonly ListedUnit[]> {
  const { cases } = of;
  if (cases.length === 0) return fc.constant([]);
  return fc.uniqueArray(
    fc.record({
      caseId: fc.constantFrom(...cases.map(({ id }) => id)),
      enterpriseId: fc.constantFrom(...cases.map(({ enterpriseId }) => enterpriseId), 'n1', 'n2'),
      uscc: fc.constantFrom(...cases.map(({ uscc }) => uscc), null),
      name: fc.constantFrom(...cases.map(({ name }) => name), '示例己公司'),
      covered: fc.constantFrom(true, false, null),
    }),
    // Keys of a list are its own: no two rows of it have one.
    { maxLength: 12, selector: ({ caseId, enterpriseId }) => `${caseId} ${enterpriseId}` },
  );
}

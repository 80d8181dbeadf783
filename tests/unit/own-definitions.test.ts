import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_DEFINITIONS, type DefinitionSet, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { definitionChoices, isOwnDefinition, parseDefinitions } from '../../src/state/definitions.ts';

const definition: fc.Arbitrary<DefinitionSet> = fc.record({
  id: fc.nat(99).map((n) => `own-${n}`),
  name: fc.string({ minLength: 1 }).map((name) => ({ zh: name, en: name })),
  ownership: fc.constantFrom('non-public', 'all'),
  operating: fc.constantFrom('operating', 'all'),
  minFullMembers: fc.option(fc.integer({ min: 1, max: 99_999 })),
  areaCounts: fc.boolean(),
});

describe('definition sets of one’s own', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(definition, { maxLength: 50 }), (sets) => {
        expect(parseDefinitions(JSON.stringify(sets))).toEqual(sets);
      }),
    );
  });

  test('what is damaged or not of one’s own is left out, the rest stays', () => {
    const good: DefinitionSet = { ...STANDARD_DEFINITION, id: 'own-1' };
    const damaged = [null, 7, {}, { ...good, ownership: 'some' }, { ...good, areaCounts: 'yes' }, STANDARD_DEFINITION];
    expect(parseDefinitions(JSON.stringify([...damaged, good]))).toEqual([good]);
    for (const text of [null, '', '{', '"x"', '{"a":1}']) expect(parseDefinitions(text)).toEqual([]);
  });

  test('are offered after the dataset’s and the built-in ones, each once, the one in force always', () => {
    const own = { ...STANDARD_DEFINITION, id: 'own-1' };
    const gone = { ...STANDARD_DEFINITION, id: 'own-9' };
    const ids = definitionChoices([STANDARD_DEFINITION], [own], gone).map(({ id }) => id);
    expect(ids).toEqual([...BUILT_IN_DEFINITIONS.map(({ id }) => id), 'own-1', 'own-9']);
    expect(isOwnDefinition(own)).toBe(true);
    expect(BUILT_IN_DEFINITIONS.some(isOwnDefinition)).toBe(false);
  });
});

import type { DefinitionSet } from '../../src/model/definition-set.ts';
import { ALL_TENANTS_DEFINITION, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';

/** Single + joint over operating non-public enterprises, named for one place. */
export function standardScope(id: string, zh: string, en: string): DefinitionSet {
  return { ...STANDARD_DEFINITION, id, name: { zh, en } };
}

/** Single + joint over every tenant listed. */
export function allTenants(id: string, zh: string, en: string): DefinitionSet {
  return { ...ALL_TENANTS_DEFINITION, id, name: { zh, en } };
}

import type { PageTenant } from '../../../src/exports/building-page-content.ts';

/** A tenant of whom only what matters is said. */
export function tenant(given: Partial<PageTenant> & { readonly row: number }): PageTenant {
  return {
    name: `示例企业${given.row}`,
    rung: 'none',
    gapClass: 'no-member',
    place: null,
    room: null,
    membersFull: null,
    measure: '',
    rule: '',
    owner: null,
    state: null,
    ...given,
  };
}

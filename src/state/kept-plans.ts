import { type PlanBook, serializePlans } from '../model/plan-scenario.ts';

/** The scenarios over a person's own data as the file that is kept beside its tables. */

/** Under this name a keeper holds it; no table of the model is called so. */
export const PLANS_ENTRY = 'plans';
/** What could not be read is kept under this name, as one JSON text: nothing of it is lost, and new scenarios can begin. */
export const DAMAGED_PLANS_ENTRY = 'plans_damaged';

export function plansFile(book: PlanBook): File {
  return new File([serializePlans(book)], 'plans.json', { type: 'application/json' });
}

export function damagedPlansFile(text: string): File {
  return new File([JSON.stringify({ text })], 'plans_damaged.json', { type: 'application/json' });
}

import type { CaseOf } from './building-content.ts';

const NO_CASE: CaseOf = () => null;

export function useCaseOf(): CaseOf {
  return NO_CASE;
}

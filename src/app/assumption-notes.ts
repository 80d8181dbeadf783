import type { Messages } from '../locales/messages.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { type Assumption, assumptions } from '../queries/prepare.ts';
import type { LoadedDataset } from '../state/dataset-state.ts';

/** Whether a gap in the data bears on the headline under a definition set. */
function bearsOn(definition: DefinitionSet, assumption: Assumption): boolean {
  switch (assumption) {
    case 'ownership-absent':
      return definition.ownership === 'non-public';
    case 'status-absent':
      return definition.operating === 'operating';
    case 'members-absent':
      return definition.minFullMembers !== null;
    case 'coverage-absent':
    case 'place-absent':
      return true;
    case 'organizations-absent':
    case 'probationary-absent':
    case 'work-absent':
      return false;
  }
}

/** What the headline assumes because the data leaves it open, in words; empty where nothing is assumed. */
export function assumptionNotes(messages: Messages, dataset: LoadedDataset, definition: DefinitionSet): readonly string[] {
  return assumptions(dataset.catalog, dataset.edits)
    .filter((assumption) => bearsOn(definition, assumption))
    .map((assumption) => messages.explore.assumptions[assumption] ?? assumption);
}

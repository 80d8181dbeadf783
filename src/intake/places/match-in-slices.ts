import type { AddressMatch, AddressToMatch, KnownBuilding } from '../../model/address-match.ts';
import { AtlasError } from '../../model/errors.ts';
import { AddressMatcher, matchAddresses } from './match-addresses.ts';

const SLICE = 2000;

/** {@link matchAddresses} a slice at a time, so that the page stays responsive meanwhile. Rejects with AtlasError 'cancelled'. */
export async function matchInSlices(
  addresses: readonly AddressToMatch[],
  known: readonly KnownBuilding[],
  options: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<readonly AddressMatch[]> {
  const matcher = new AddressMatcher(known);
  const matches: AddressMatch[] = [];
  for (let first = 0; first < addresses.length; first += SLICE) {
    if (options.signal.aborted) throw new AtlasError('cancelled');
    for (const match of matchAddresses(addresses.slice(first, first + SLICE), matcher)) matches.push(match);
    options.onProgress(matches.length);
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
  return matches;
}

import { USCC_ALPHABET } from '../../model/uscc.ts';

/** Value of each ASCII sign in GB 32100, −1 outside its alphabet. */
const VALUES = new Int8Array(128).fill(-1);
for (let at = 0; at < USCC_ALPHABET.length; at += 1) VALUES[USCC_ALPHABET.charCodeAt(at)] = at;

const WEIGHTS = Int32Array.of(1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28);
const ORGANIZATION_WEIGHTS = Int32Array.of(3, 7, 9, 10, 5, 8, 4, 2);

/**
 * Whether eighteen bytes are a credit code as it is to be stored, with both checks right (GB 32100-2015, GB 11714): most
 * cells of most lists. Anything else is for the careful reader (`checkUscc`); this only spares it a million cells.
 */
export function isPerfectUscc(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 18) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) {
    const value = VALUES[bytes[start + at] as number] ?? -1;
    if (value < 0) return false;
    sum += value * (WEIGHTS[at] as number);
  }
  if ((31 - (sum % 31)) % 31 !== (VALUES[bytes[end - 1] as number] ?? -1)) return false;
  let organization = 0;
  for (let at = 0; at < 8; at += 1) {
    const byte = bytes[start + 8 + at] as number;
    organization += (byte <= 0x39 ? byte - 0x30 : byte - 0x37) * (ORGANIZATION_WEIGHTS[at] as number);
  }
  const check = 11 - (organization % 11);
  const sign = check === 10 ? 0x58 : check === 11 ? 0x30 : 0x30 + check;
  return bytes[start + 16] === sign;
}

import { AtlasError } from '../../src/model/errors.ts';

/** Waits for a rejection with an AtlasError and answers it; fails when the promise resolves or rejects with anything else. */
export async function atlasError(promise: Promise<unknown>): Promise<AtlasError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error(`expected a rejection, got ${JSON.stringify(value) ?? String(value)}`);
}

import { ForgeError } from '../errors';
import { fail } from './failure';

/** Calls the server; what it refuses is shown as `gh` shows an error of GitHub's API. */
export function viaApi<T>(failure: string, mutation: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof ForgeError && error.code !== 'settings-invalid')
      fail(`${failure}: GraphQL: ${error.message} (${mutation})`);
    throw error;
  }
}

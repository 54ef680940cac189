import { sha256Hex } from '../../../core/hash';
import { CloudError } from '../errors';
import { isoTime } from '../money/calendar';
import type { Provider } from '../providers';
import type { Account, CloudKey, CloudState } from '../state/cloud-state';
import { allows, type Demand, scopesFor } from './scopes';

/** Who acts: the holder of a key of one account. */
export interface Actor {
  readonly account: Account;
  readonly key: CloudKey;
}

/** What is kept of the value of a key. */
export const hashOfKey = (value: string): string => sha256Hex(value);

/**
 * The holder of a key.
 * @param value undefined: none was given
 * @param provider whose key it has to be
 * @throws CloudError `no-credentials`, `key-invalid` or `key-expired`.
 */
export function actorOf(
  state: CloudState,
  value: string | undefined,
  provider: Provider | null,
  now: number,
): Actor {
  if (value === undefined || value === '') throw new CloudError('no-credentials', 'No key was given.');
  const key = state.keys.find(({ hash }) => hash === hashOfKey(value));
  const account = state.accounts.find(({ id }) => id === key?.account);
  if (key === undefined || account === undefined || account.provider !== provider)
    throw new CloudError('key-invalid', 'The key is none of this cloud.');
  if (key.revokedAt !== null && key.revokedAt <= now)
    throw new CloudError('key-invalid', `The key ${key.name} was revoked at ${isoTime(key.revokedAt)}.`);
  if (key.expiresAt !== null && key.expiresAt <= now)
    throw new CloudError('key-expired', `The key ${key.name} expired at ${isoTime(key.expiresAt)}.`);
  return { account, key };
}

/**
 * Lets an act pass if its key may do it.
 * @throws CloudError `denied`, with the scopes that would do in its data.
 */
export function permit({ key }: Actor, demand: Demand): void {
  if (allows(key.scopes, demand)) return;
  const wanted = scopesFor(demand);
  throw new CloudError(
    'denied',
    `The key ${key.name} has ${key.scopes.join(', ')}; to ${demand} it takes ${wanted.join(' or ')}.`,
    { wanted },
  );
}

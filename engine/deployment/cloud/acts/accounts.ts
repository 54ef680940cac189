import type { Rng } from '../../../core/rng';
import { CloudError } from '../errors';
import { hashOfKey } from '../keys/authorise';
import { SCOPES, type Scope } from '../keys/scopes';
import { DAY_MS, isoTime } from '../money/calendar';
import type { Provider } from '../providers';
import type { Account, CloudKey } from '../state/cloud-state';
import type { CloudStore } from '../state/store';

const digits = (rng: Rng, count: number, alphabet = '0123456789'): string =>
  Array.from({ length: count }, () => alphabet[rng.int(alphabet.length)]).join('');

const hex = (rng: Rng, count: number) => digits(rng, count, '0123456789abcdef');

/** A version 4 UUID. */
const guid = (rng: Rng): string =>
  `${hex(rng, 8)}-${hex(rng, 4)}-4${hex(rng, 3)}-${'89ab'[rng.int(4)]}${hex(rng, 3)}-${hex(rng, 12)}`;

/** An id as each cloud gives it to an account. */
const ACCOUNT_IDS: Readonly<Record<Provider, (rng: Rng, name: string) => string>> = {
  aws: (rng) => String(1 + rng.int(9)) + digits(rng, 11),
  gcp: (rng, name) => `${name}-${digits(rng, 6)}`,
  azure: guid,
};

/** An id as each cloud gives it to a key. */
const KEY_IDS: Readonly<Record<Provider, (rng: Rng) => string>> = {
  aws: (rng) => `AKIA${digits(rng, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  gcp: (rng) => hex(rng, 40),
  azure: guid,
};

interface OwnerPlace {
  readonly store: CloudStore;
  readonly now: number;
  readonly rng: Rng;
}

/** Opens an account in the organisation. @throws CloudError `invalid`, `exists`. */
export function openAccount({ store, now, rng }: OwnerPlace, provider: Provider, name: string): Account {
  if (!/^[a-z][a-z0-9-]{1,21}[a-z0-9]$/.test(name))
    throw new CloudError(
      'invalid',
      `"${name}" is no name for an account: 3 to 23 small letters, digits and hyphens, a letter first, no hyphen last.`,
    );
  if (store.state.accounts.some((account) => account.name === name))
    throw new CloudError('exists', `There is an account ${name} already. Each has a name of its own.`);
  const account = { id: ACCOUNT_IDS[provider](rng, name), provider, name, seed: hex(rng, 16) };
  store.record({ type: 'account-opened', at: now, account });
  return { ...account, openedAt: now };
}

/** An account by its name or id. @throws CloudError `missing`. */
export function accountNamed(store: CloudStore, name: string): Account {
  const { accounts } = store.state;
  const found = accounts.find((account) => account.name === name || account.id === name);
  if (found !== undefined) return found;
  const known = accounts.map((account) => account.name).join(', ');
  throw new CloudError(
    'missing',
    known === ''
      ? `There is no account ${name}. Sign up first: cloud sign-up aws --name production`
      : `There is no account ${name}. There are: ${known}.`,
  );
}

/** What a new key is for. */
export interface NewKey {
  readonly account: Account;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null: for ever. */
  readonly days: number | null;
}

/** Makes a key. Its value is given here and never again. @throws CloudError `invalid`, `exists`. */
export function makeKey(
  { store, now, rng }: OwnerPlace,
  { account, name, scopes, days }: NewKey,
): { readonly id: string; readonly value: string } {
  if (!/^[a-z0-9][a-z0-9-]{0,29}$/.test(name))
    throw new CloudError(
      'invalid',
      `"${name}" is no name for a key: small letters, digits and hyphens, at most thirty. Say what it is for.`,
    );
  const unknown = scopes.find((scope) => !SCOPES.includes(scope as Scope));
  if (unknown !== undefined || scopes.length === 0)
    throw new CloudError(
      'invalid',
      `${unknown === undefined ? 'A key without a scope opens nothing' : `There is no scope ${unknown}`}. There are: ${SCOPES.join(', ')}.`,
    );
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new CloudError('invalid', `${days} days: a key holds for a whole number of 1 to 3650.`);
  const isTaken = store.state.keys.some(
    (key) => key.account === account.id && key.name === name && key.revokedAt === null,
  );
  if (isTaken) throw new CloudError('exists', `${account.name} has a key ${name} already. Revoke it first.`);
  const id = KEY_IDS[account.provider](rng);
  const value = `lab_cloud_${hex(rng, 24)}`;
  store.record({
    type: 'key-made',
    at: now,
    key: {
      id,
      account: account.id,
      name,
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      expiresAt: days === null ? null : now + days * DAY_MS,
      hash: hashOfKey(value),
    },
  });
  return { id, value };
}

/** Revokes a key, by its name or id. @throws CloudError `missing`, `invalid`. */
export function revokeKey({ store, now }: OwnerPlace, account: Account, name: string): CloudKey {
  const keys = store.state.keys.filter(
    (key) => key.account === account.id && (key.name === name || key.id === name),
  );
  const key = keys.find(({ revokedAt }) => revokedAt === null);
  if (key === undefined)
    throw new CloudError(
      keys.length === 0 ? 'missing' : 'invalid',
      keys[0]
        ? `The key ${name} of ${account.name} was revoked already, at ${isoTime(keys[0].revokedAt!)}.`
        : `${account.name} has no key ${name}.`,
    );
  store.record({ type: 'key-revoked', at: now, id: key.id });
  return key;
}

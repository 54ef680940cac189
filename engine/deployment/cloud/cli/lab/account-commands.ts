import { aligned } from '../../../../core/text-table';
import { accountNamed, makeKey, openAccount, revokeKey } from '../../acts/accounts';
import { SCOPES } from '../../keys/scopes';
import { isoTime } from '../../money/calendar';
import { PROVIDER_WORDS, PROVIDERS, type Provider } from '../../providers';
import { type CloudCommand, type CommandCall, UsageError } from '../command';
import { flag, required, value } from '../read-words';
import { serviceAccountFile, writeKey } from './write-key';

const lines = (rows: readonly (readonly string[])[]) => `${aligned(rows).join('\n')}\n`;

/** Where the owner acts, without a key. */
const ownerPlace = ({ store, now, io }: CommandCall) => ({ store, now, rng: io.rng });

/** Accounts of the organisation and their keys: what one does on the web pages of the clouds, signed in as the owner. */
export const ACCOUNT_COMMANDS: readonly CloudCommand[] = [
  {
    path: 'sign-up',
    about:
      'Opens an AWS account, a Google Cloud project or an Azure subscription: cloud sign-up aws --name production',
    operation: 'sign-up',
    demand: null,
    operands: ['aws|gcp|azure'],
    options: [required('name', 'n')],
    run: (call) => {
      const provider = call.operands[0] as Provider;
      if (!PROVIDERS.includes(provider))
        throw new UsageError(`there is no cloud ${provider}; there are ${PROVIDERS.join(', ')}`);
      const account = openAccount(ownerPlace(call), provider, call.option('name')!);
      const { title, account: word } = PROVIDER_WORDS[provider];
      return `Opened the ${title} ${word} ${account.name} (${account.id}).\nMake a key for what you want to do: cloud key create --account ${account.name} --name deploy --scope compute:write --use`;
    },
  },
  {
    path: 'accounts',
    about: 'Lists the accounts of the organisation.',
    operation: 'accounts',
    demand: null,
    run: ({ store }) =>
      lines([
        ['NAME', 'CLOUD', 'ID', 'OPENED'],
        ...store.state.accounts.map(({ name, provider, id, openedAt }) => [
          name,
          PROVIDER_WORDS[provider].title,
          id,
          isoTime(openedAt),
        ]),
      ]),
  },
  {
    path: 'key create',
    about: `Makes a key that may do what its scopes say: ${SCOPES.join(', ')}. Its value is shown once.`,
    operation: 'key',
    demand: null,
    options: [
      required('account', 'a'),
      required('name', 'n'),
      { ...required('scope', 's'), kind: 'many' },
      value('days', 'd'),
      flag('use'),
      flag('json'),
    ],
    run: (call) => {
      const account = accountNamed(call.store, call.option('account')!);
      const name = call.option('name')!;
      const scopes = call.all('scope').flatMap((word) => word.split(','));
      const days = call.option('days') === undefined ? null : Number(call.option('days'));
      const made = makeKey(ownerPlace(call), { account, name, scopes, days });
      const key = { ...made, name };
      if (call.has('json')) return JSON.stringify(serviceAccountFile(account, key), null, 2);
      const { program } = PROVIDER_WORDS[account.provider];
      const used = call.has('use')
        ? `${program} uses it from now on (${writeKey(call.io.fs, account, key)}).\n`
        : '';
      return `id     ${key.id}\nvalue  ${key.value}\n${used}The value is not shown again.`;
    },
  },
  {
    path: 'key list',
    about: 'Lists the keys of all accounts, without their values.',
    operation: 'key',
    demand: null,
    run: ({ store, now }) =>
      lines([
        ['ACCOUNT', 'NAME', 'SCOPES', 'ID', 'STATE'],
        ...store.state.keys.map((key) => [
          store.state.accounts.find(({ id }) => id === key.account)?.name ?? key.account,
          key.name,
          key.scopes.join(','),
          key.id,
          key.revokedAt !== null
            ? `revoked ${isoTime(key.revokedAt)}`
            : key.expiresAt === null
              ? 'live, for ever'
              : `${key.expiresAt <= now ? 'expired' : 'live, until'} ${isoTime(key.expiresAt)}`,
        ]),
      ]),
  },
  {
    path: 'key revoke',
    about: 'Revokes a key, by its name or id.',
    operation: 'key',
    demand: null,
    operands: ['KEY'],
    options: [required('account', 'a')],
    run: (call) => {
      const account = accountNamed(call.store, call.option('account')!);
      const key = revokeKey(ownerPlace(call), account, call.operands[0]!);
      return `Revoked ${key.name} of ${account.name}. Nothing opens with it any more.`;
    },
  },
];

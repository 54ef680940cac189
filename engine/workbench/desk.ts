import { z } from 'zod';
import { StagecraftError } from '../core/errors';
import { sha256Hex } from '../core/hash';
import { type AccessKey, SERVICES } from './accounts';
import { type Commit, type CommitBody, purge, treeAt, withIds } from './history';

const service = z.enum(['git', 'cloud']);
const changes = z.record(z.string(), z.union([z.string(), z.null()]));

/** A command at the desk, as one line of its log. */
export const deskCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('wait'), days: z.number().int().positive().max(365) }),
  z.strictObject({ do: z.literal('install'), how: z.enum(['manifest', 'lock']) }),
  z.strictObject({ do: z.literal('restore'), path: z.string(), commit: z.string() }),
  z.strictObject({ do: z.literal('sign-up'), service, user: z.string() }),
  z.strictObject({
    do: z.literal('make-key'),
    service,
    name: z.string(),
    scopes: z.array(z.string()),
    days: z.number().int().positive().nullable(),
  }),
  z.strictObject({ do: z.literal('revoke-key'), id: z.string() }),
  z.strictObject({ do: z.literal('commit'), message: z.string(), changes }),
  z.strictObject({ do: z.literal('purge'), text: z.string() }),
  z.strictObject({ do: z.literal('push'), force: z.boolean() }),
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;

const commitSchema = z.strictObject({ message: z.string(), author: z.string(), day: z.number(), changes });

/** The schema of `desk.json` of a lesson: how the desk is found. */
export const deskStartSchema = z.strictObject({
  commits: z.array(commitSchema),
  keys: z.array(
    z.strictObject({
      id: z.string(),
      service,
      name: z.string(),
      scopes: z.array(z.string()),
      madeOn: z.number(),
      days: z.number().nullable(),
      value: z.string(),
    }),
  ),
});
export type DeskStart = z.infer<typeof deskStartSchema>;

/** Time, accounts, keys and history of the lab, as the commands have left them. */
export interface Desk {
  readonly day: number;
  /** User names by service. */
  readonly accounts: Readonly<Partial<Record<'git' | 'cloud', string>>>;
  readonly keys: readonly AccessKey[];
  readonly commits: readonly Commit[];
  /** What the server has: others read this. */
  readonly remote: readonly Commit[];
  /** The last installation. */
  readonly installed: { readonly how: 'manifest' | 'lock'; readonly day: number } | null;
}

/** A command that the desk refuses; the message says why and what to do. */
export class DeskError extends StagecraftError<'desk-refused'> {
  constructor(message: string) {
    super('desk-refused', message);
  }
}

/** The desk as a lesson gives it. */
export function openDesk({ commits, keys }: DeskStart): Desk {
  const all = withIds(commits);
  return { day: 0, accounts: {}, keys, commits: all, remote: all, installed: null };
}

/**
 * The desk after a command.
 * @throws DeskError when it is refused; the desk stays as it is.
 */
export function afterCommand(desk: Desk, command: DeskCommand): Desk {
  switch (command.do) {
    case 'wait':
      return { ...desk, day: desk.day + command.days };
    case 'install':
      return { ...desk, installed: { how: command.how, day: desk.day } };
    case 'restore':
      // The file comes back into the workspace; the desk itself only has to know the commit.
      fileAt(desk, command.path, command.commit);
      return desk;
    case 'sign-up':
      return signUp(desk, command.service, command.user);
    case 'make-key':
      return makeKey(desk, command);
    case 'revoke-key':
      return revoke(desk, command.id);
    case 'commit':
      return commit(desk, command.message, command.changes);
    case 'purge':
      if (command.text.length < 8)
        throw new DeskError('Give the whole secret: a short text would be cut out of innocent lines too.');
      return { ...desk, commits: purge(desk.commits, command.text) };
    case 'push':
      return push(desk, command.force);
  }
}

/** A file as it was after a commit. @throws DeskError when there is no such commit, or it had no such file. */
export function fileAt(desk: Desk, path: string, commitId: string): string {
  const index = desk.commits.findIndex(({ id }) => id === commitId);
  if (index < 0) throw new DeskError(`There is no commit ${commitId}.`);
  const content = treeAt(desk.commits, index + 1)[path];
  if (content === undefined) throw new DeskError(`${path} was not there after ${commitId}.`);
  return content;
}

function signUp(desk: Desk, id: 'git' | 'cloud', user: string): Desk {
  const name = user.trim();
  if (!/^[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?$/i.test(name))
    throw new DeskError(
      'A user name has 1 to 39 letters, digits and hyphens, and neither begins nor ends with a hyphen.',
    );
  if (desk.accounts[id]) throw new DeskError(`You have an account there already: ${desk.accounts[id]}.`);
  return { ...desk, accounts: { ...desk.accounts, [id]: name } };
}

function makeKey(desk: Desk, asked: Extract<DeskCommand, { do: 'make-key' }>): Desk {
  const service = SERVICES.find(({ id }) => id === asked.service)!;
  if (!desk.accounts[asked.service]) throw new DeskError(`Sign up for ${service.title} first.`);
  if (asked.name.trim() === '') throw new DeskError('Give the key a name that says what it is for.');
  if (asked.scopes.length === 0)
    throw new DeskError('A key without a scope opens nothing. Choose what it is for.');
  const unknown = asked.scopes.find((scope) => !service.scopes.some(({ id }) => id === scope));
  if (unknown) throw new DeskError(`${service.title} has no scope ${unknown}.`);
  const id = `key-${desk.keys.length + 1}`;
  const text = sha256Hex(JSON.stringify([id, asked.service, asked.name, desk.accounts, desk.day]));
  const key: AccessKey = {
    id,
    service: asked.service,
    name: asked.name.trim(),
    scopes: asked.scopes,
    madeOn: desk.day,
    days: asked.days,
    value: `lab_${asked.service}_${text.slice(0, 24)}`,
  };
  return { ...desk, keys: [...desk.keys, key] };
}

function revoke(desk: Desk, id: string): Desk {
  const key = desk.keys.find((one) => one.id === id);
  if (!key) throw new DeskError(`There is no key ${id}.`);
  if (key.revokedOn !== undefined) throw new DeskError(`${key.name} is revoked already.`);
  return {
    ...desk,
    keys: desk.keys.map((one) => (one === key ? { ...one, revokedOn: desk.day } : one)),
  };
}

function commit(desk: Desk, message: string, changes: CommitBody['changes']): Desk {
  if (message.trim() === '') throw new DeskError('A commit needs a message: what changed, and why.');
  if (Object.keys(changes).length === 0) throw new DeskError('Nothing has changed since the last commit.');
  const body = { message: message.trim(), author: desk.accounts.git ?? 'you', day: desk.day, changes };
  return { ...desk, commits: withIds([...desk.commits, body]) };
}

function push(desk: Desk, force: boolean): Desk {
  const extends_ = desk.remote.every(({ id }, i) => desk.commits[i]?.id === id);
  if (!extends_ && !force)
    throw new DeskError(
      'Rejected: the history here is not a continuation of the one on the server. Once you have rewritten it, only a forced push replaces it there.',
    );
  return { ...desk, remote: desk.commits };
}

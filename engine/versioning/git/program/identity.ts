import type { Clock } from '@/engine/core/clock';
import type { Config } from '../config/config';
import type { Signature } from '../objects/signature';
import { parseApproximateDate, parseExactDate } from '../text/parse-date';
import { die, GitFailure } from './failure';

/** What an identity is taken from. */
export interface IdentitySource {
  readonly env: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly clock: Clock;
}

export type Role = 'author' | 'committer';

const unknownIdentity = (title: string, reason: string): string => `${title} identity unknown

*** Please tell me who you are.

Run

  git config --global user.email "you@example.com"
  git config --global user.name "Your Name"

to set your account's default identity.
Omit --global to set the identity only in this repository.

fatal: ${reason}`;

/** Characters that cannot be in a name or address, and those that are cut off at its ends. */
const clean = (text: string): string =>
  text.replace(/[\n<>]/g, '').replace(/^[\s.,:;"\\']+|[\s.,:;"\\']+$/g, '');

/** The time now, in the zone of the lab (UTC). */
export const nowOf = (clock: Clock): { seconds: number; zone: string } => ({
  seconds: Math.floor(clock.now() / 1000),
  zone: '+0000',
});

/** Reads a date that the user gave (`--date`, `GIT_AUTHOR_DATE`). @throws GitFailure `invalid date format: …`. */
export function readDate(text: string, clock: Clock): { seconds: number; zone: string } {
  const exact = parseExactDate(text);
  if (exact !== undefined) return exact;
  const seconds = parseApproximateDate(text, nowOf(clock).seconds);
  return seconds === undefined ? die(`invalid date format: ${text}`) : { seconds, zone: '+0000' };
}

/**
 * Who acts, and when: `GIT_AUTHOR_NAME` and its kin, then `author.*`, `user.*`, then the clock.
 * @throws GitFailure when a name or an address is missing: git's request to say who one is.
 */
export function identityOf({ env, config, clock }: IdentitySource, role: Role): Signature {
  const variable = `GIT_${role.toUpperCase()}`;
  const name = env[`${variable}_NAME`] ?? config.get(`${role}.name`) ?? config.get('user.name');
  const email =
    env[`${variable}_EMAIL`] ?? config.get(`${role}.email`) ?? config.get('user.email') ?? env.EMAIL;
  const title = role === 'author' ? 'Author' : 'Committer';
  if (email === undefined) {
    const guess = `${env.USER ?? 'user'}@${env.HOSTNAME ?? 'lab'}.(none)`;
    throw new GitFailure(unknownIdentity(title, `unable to auto-detect email address (got '${guess}')`), 128);
  }
  if (name === undefined || clean(name) === '')
    throw new GitFailure(unknownIdentity(title, `empty ident name (for <${clean(email)}>) not allowed`), 128);
  const date = env[`${variable}_DATE`];
  const when = date === undefined || date === '' ? nowOf(clock) : readDate(date, clock);
  return { name: clean(name), email: clean(email), ...when };
}

/**
 * The committer for a reflog, which never fails: a user without an identity can still reset and switch.
 */
export function reflogIdentity(source: IdentitySource): Signature {
  try {
    return identityOf(source, 'committer');
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    const user = source.env.USER ?? 'user';
    return { name: user, email: `${user}@${source.env.HOSTNAME ?? 'lab'}.(none)`, ...nowOf(source.clock) };
  }
}

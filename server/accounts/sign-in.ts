import type { Queries } from '../db/db';
import { setCookie } from '../http/cookie';
import { fieldError } from '../http/http-error';
import type { Services } from '../services';
import { hashPassword, passwordFault } from './passwords';
import type { Limit } from './rate-limit';
import { isStaff, openSession, SESSION_LONGEST } from './sessions';

/**
 * Opens a session for someone and returns the headers that give it to the browser.
 *
 * @param isConfirmed whether they have just proved who they are to this lab; one who comes from elsewhere may not have been asked there.
 */
export async function signIn(
  { config }: Pick<Services, 'config'>,
  queries: Queries,
  userId: string,
  now: Date,
  isConfirmed = true,
): Promise<Readonly<Record<string, string>>> {
  const user = { id: userId, isStaff: await isStaff(queries, userId), isConfirmed };
  const token = await openSession(queries, user, now);
  return { 'set-cookie': setCookie(config.publicOrigin, token, SESSION_LONGEST / 1_000) };
}

/** The headers that take the session from the browser. */
export function signedOut({ config }: Pick<Services, 'config'>): Readonly<Record<string, string>> {
  return { 'set-cookie': setCookie(config.publicOrigin, '', 0) };
}

/** Tries of passwords and codes: by address, and by account where one is named. */
export function tryLimits(peer: string, account?: string): readonly Limit[] {
  const byAddress = { name: 'sign-in by address', subject: peer, most: 20, windowSeconds: 60 };
  if (account === undefined) return [byAddress];
  return [byAddress, { name: 'sign-in by account', subject: account, most: 5, windowSeconds: 60 }];
}

/**
 * The hash of a new password.
 *
 * @throws HttpError `invalid` that says what is wrong with it.
 */
export async function hashNewPassword(password: string, known: readonly string[]): Promise<string> {
  const fault = await passwordFault(password, known);
  if (fault !== null) throw fieldError('password', fault);
  return hashPassword(password);
}

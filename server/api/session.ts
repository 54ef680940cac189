import type { z } from 'zod';
import {
  claimSetupSchema,
  closeSessionSchema,
  confirmSchema,
  type Me,
  openSessionSchema,
  recoverSchema,
  useTokenSchema,
} from '../../contracts/api/accounts';
import type { Actor } from '../access/actor';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { takeOneTimeToken } from '../accounts/one-time-tokens';
import { isPassword } from '../accounts/passwords';
import {
  findByUsername,
  getPerson,
  readMe,
  renewRecoveryCode,
  setSignIn,
  takeRecoveryCode,
} from '../accounts/people';
import { readCode, sha256 } from '../accounts/secret-codes';
import { closeSession, closeSessionsOf } from '../accounts/sessions';
import { claimSetup, needsSetup } from '../accounts/setup';
import { hashNewPassword, signedOut, signIn, tryLimits } from '../accounts/sign-in';
import type { Db, Queries } from '../db/db';
import { fieldError, HttpError } from '../http/http-error';
import { created, done, Reply } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { verifyPasskey } from '../passkeys/passkeys';
import { needRelyingParty } from '../passkeys/relying-party';

/** `POST /api/v1/setup`: makes the first account, by the link that the server printed. */
export const claimSetupRoute = defineRoute({
  action: 'setup.claim',
  body: claimSetupSchema,
  resource: () => SITE,
  limits: ({ peer }) => tryLimits(peer),
  handle: async ({ services, body: { token, password, ...account }, now }) => {
    const passwordHash = await hashNewPassword(password, [account.username, account.displayName]);
    const headers = await services.db.tx(async (queries) => {
      const id = await claimSetup(queries, services.secrets, token, { ...account, passwordHash }, now);
      return signIn(services, queries, id, now);
    });
    return created({}, headers);
  },
});

/** `GET /api/v1/session`: who is signed in, if anyone. */
export const readSession = defineRoute({
  action: 'session.read',
  resource: () => SITE,
  handle: async ({ services: { db }, actor }) => ({
    me: await meOf(db, actor),
    needsSetup: await needsSetup(db),
  }),
});

async function meOf(queries: Queries, actor: Actor): Promise<Me | null> {
  return actor.kind === 'anonymous' ? null : readMe(queries, actor.userId);
}

/** `POST /api/v1/session`: signs in by name and password. What was wrong is not told. */
export const openSessionRoute = defineRoute({
  action: 'session.open',
  body: openSessionSchema,
  resource: () => SITE,
  limits: ({ peer, body }) => tryLimits(peer, body.username),
  handle: async ({ services, body: { username, password }, token, now }) => {
    const found = await findByUsername(services.db, username);
    if (!(await isPassword(password, found?.passwordHash ?? null)) || found === null)
      throw new HttpError('sign-in', 'The name or the password is wrong.');
    const headers = await services.db.tx(async (queries) => {
      if (token !== null) await closeSession(queries, token);
      return signIn(services, queries, found.id, now);
    });
    return created({}, headers);
  },
});

/** `POST /api/v1/session/recover`: signs in by a recovery code, which is used up by it; the answer has the next one. */
export const recoverSession = defineRoute({
  action: 'session.recover',
  body: recoverSchema,
  resource: () => SITE,
  limits: ({ peer }) => tryLimits(peer),
  handle: async ({ services, body: { code }, now }) => {
    const opened = await services.db.tx(async (queries) => {
      const userId = await takeRecoveryCode(queries, code);
      if (userId === null) return null;
      await closeSessionsOf(queries, userId);
      const recoveryCode = await renewRecoveryCode(queries, userId);
      return { recoveryCode, headers: await signIn(services, queries, userId, now) };
    });
    if (opened === null) throw new HttpError('sign-in', 'This recovery code is wrong or was used already.');
    return created({ recoveryCode: opened.recoveryCode }, opened.headers);
  },
});

/** `DELETE /api/v1/session`: signs out, here or everywhere. */
export const closeSessionRoute = defineRoute({
  action: 'session.close',
  body: closeSessionSchema,
  resource: () => SITE,
  handle: async ({ services, actor, token, body: { everywhere } }) => {
    if (everywhere) await closeSessionsOf(services.db, person(actor).userId);
    else if (token !== null) await closeSession(services.db, token);
    return done(signedOut(services));
  },
});

/** `POST /api/v1/session/confirm`: proves once more who one is, for what needs it; the session gets a new token. */
export const confirmSession = defineRoute({
  action: 'session.confirm',
  body: confirmSchema,
  resource: () => SITE,
  limits: ({ peer, actor }) => tryLimits(peer, person(actor).userId),
  handle: async ({ services, actor, token, body, origin, now }) => {
    const { userId: id } = person(actor);
    await refuseUnproved(services.db, id, body, origin, now);
    const headers = await services.db.tx(async (queries) => {
      if (token !== null) await closeSession(queries, token);
      return signIn(services, queries, id, now);
    });
    return new Reply({}, { headers });
  },
});

/** @throws HttpError unless what is given is a secret of this person. A recovery code stays good: it signs nobody in here. */
async function refuseUnproved(
  db: Db,
  userId: string,
  { password, recoveryCode, passkey }: z.infer<typeof confirmSchema>,
  origin: string,
  now: Date,
): Promise<void> {
  if (passkey !== undefined) {
    if ((await verifyPasskey(db, needRelyingParty(origin), passkey, now)) !== userId)
      throw fieldError('passkey', 'This passkey is of another account.');
    return;
  }
  const { passwordHash, recoverySha256 } = await getPerson(db, userId);
  if (recoveryCode !== undefined) {
    if (recoverySha256 === null || !sha256(readCode(recoveryCode)).equals(recoverySha256))
      throw fieldError('recoveryCode', 'The recovery code is wrong.');
    return;
  }
  if (!(await isPassword(password ?? '', passwordHash)))
    throw fieldError('password', 'The password is wrong.');
}

/** `POST /api/v1/token`: sets a password by a link of an invitation or a reset, and signs in; all other sessions end. */
export const setPasswordByToken = defineRoute({
  action: 'token.use',
  body: useTokenSchema,
  resource: () => SITE,
  limits: ({ peer }) => tryLimits(peer),
  handle: async ({ services, body: { token, password, username }, now }) => {
    const passwordHash = await hashNewPassword(password, username === undefined ? [] : [username]);
    const headers = await services.db.tx(async (queries) => {
      const userId = await takeOneTimeToken(queries, token, now);
      const { username: named } = await getPerson(queries, userId);
      if (named === null && username === undefined)
        throw fieldError('username', 'Choose a name to sign in by.');
      await setSignIn(queries, userId, { passwordHash, ...(named === null ? { username } : {}) });
      await closeSessionsOf(queries, userId);
      await writeAudit(queries, { actorId: userId, action: 'token.use', subjectId: userId }, now);
      return signIn(services, queries, userId, now);
    });
    return created({}, headers);
  },
});

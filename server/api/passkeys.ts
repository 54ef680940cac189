import { z } from 'zod';
import { addPasskeySchema, renamePasskeySchema, signInByPasskeySchema } from '../../contracts/api/passkeys';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { closeSession } from '../accounts/sessions';
import { signIn, tryLimits } from '../accounts/sign-in';
import { refuseNoWayIn } from '../accounts/ways-in';
import { HttpError } from '../http/http-error';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { addPasskey, creationOptions, requestOptions, verifyPasskey } from '../passkeys/passkeys';
import { needRelyingParty } from '../passkeys/relying-party';
import { openProviders } from '../providers/providers';
import { ownAccount } from './own';

const params = z.object({ passkeyId: z.string().min(1).max(1_400) });

/** `POST /api/v1/session/passkey/challenge`: what a passkey has to sign, for a sign-in or a confirmation. */
export const askPasskey = defineRoute({
  action: 'session.ask-passkey',
  resource: () => SITE,
  // Nothing can be guessed by it; it only makes rows.
  limits: ({ peer }) => [{ name: 'passkey by address', subject: peer, most: 120, windowSeconds: 60 }],
  handle: ({ services: { db }, origin, now }) => requestOptions(db, needRelyingParty(origin), now),
});

/** `POST /api/v1/session/passkey`: signs in by a passkey. */
export const openSessionByPasskey = defineRoute({
  action: 'session.open-by-passkey',
  body: signInByPasskeySchema,
  resource: () => SITE,
  limits: ({ peer }) => tryLimits(peer),
  handle: async ({ services, body: { passkey }, origin, token, now }) => {
    const userId = await verifyPasskey(services.db, needRelyingParty(origin), passkey, now);
    const headers = await services.db.tx(async (queries) => {
      if (token !== null) await closeSession(queries, token);
      return signIn(services, queries, userId, now);
    });
    return created({}, headers);
  },
});

/** `POST /api/v1/account/passkeys/challenge`: what a browser makes a passkey from. */
export const askNewPasskey = defineRoute({
  action: 'passkeys.add',
  resource: ownAccount,
  handle: ({ services: { db }, actor, origin, now }) =>
    creationOptions(db, needRelyingParty(origin), person(actor).userId, now),
});

/** `POST /api/v1/account/passkeys`: adds a passkey to one's account. */
export const addPasskeyRoute = defineRoute({
  action: 'passkeys.add',
  body: addPasskeySchema,
  resource: ownAccount,
  handle: async ({ services: { db }, actor, body: { name, passkey }, origin, now }) => {
    const { userId } = person(actor);
    const id = await addPasskey(
      db,
      needRelyingParty(origin),
      { userId, name, response: passkey },
      now,
      (queries) => writeAudit(queries, { actorId: userId, action: 'passkeys.add', subjectId: userId }, now),
    );
    return created({ id });
  },
});

/** `PATCH /api/v1/account/passkeys/:passkeyId`: calls it something else. */
export const renamePasskey = defineRoute({
  action: 'passkeys.rename',
  params,
  body: renamePasskeySchema,
  resource: ownAccount,
  handle: async ({ services: { db }, actor, params: { passkeyId }, body: { name } }) => {
    const renamed = await db.query(
      'update passkeys set name = $3 where id = $1 and user_id = $2 returning 1',
      [passkeyId, person(actor).userId, name],
    );
    if (renamed.length === 0) throw noPasskey();
    return done();
  },
});

/** `DELETE /api/v1/account/passkeys/:passkeyId`: it opens the account no longer. */
export const removePasskey = defineRoute({
  action: 'passkeys.remove',
  params,
  resource: ownAccount,
  handle: async ({ services: { db, config }, actor, params: { passkeyId }, now }) => {
    const { userId } = person(actor);
    await db.tx(async (queries) => {
      const removed = await queries.query('delete from passkeys where id = $1 and user_id = $2 returning 1', [
        passkeyId,
        userId,
      ]);
      if (removed.length === 0) throw noPasskey();
      await refuseNoWayIn(queries, userId, openProviders(config));
      await writeAudit(queries, { actorId: userId, action: 'passkeys.remove', subjectId: userId }, now);
    });
    return done();
  },
});

const noPasskey = () => new HttpError('not-found', 'Your account has no such passkey.');

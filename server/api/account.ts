import { changeAccountSchema } from '../../contracts/api/accounts';
import { erasePerson } from '../accounts/erase-person';
import { exportPerson } from '../accounts/export-person';
import { isPassword } from '../accounts/passwords';
import { getPerson, readMe, renewRecoveryCode, setSignIn } from '../accounts/people';
import { readOwnAccount } from '../accounts/read-account';
import { closeSessionsOf } from '../accounts/sessions';
import { hashNewPassword, signedOut, tryLimits } from '../accounts/sign-in';
import { fieldError, HttpError } from '../http/http-error';
import { done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { ownAccount } from './own';
import { ownWork } from './own-work';

/** `GET /api/v1/account`: one's own account, where it is signed in, and how far the logs of one's browsers are here. */
export const readAccount = defineRoute({
  action: 'account.read',
  resource: ownAccount,
  handle: ({ services: { db }, actor, token }) => readOwnAccount(db, person(actor).userId, token),
});

/** `PATCH /api/v1/account`: one's own name, user name, password or recovery code. A new password ends all other sessions. */
export const changeAccount = defineRoute({
  action: 'account.change',
  body: changeAccountSchema,
  resource: ownAccount,
  limits: ({ peer, actor, body }) =>
    body.password === undefined ? [] : tryLimits(peer, person(actor).userId),
  handle: async ({ services: { db }, actor, token, body }) => {
    const { userId } = person(actor);
    const { passwordHash, username, displayName } = await getPerson(db, userId);
    // Both open the account from elsewhere, so whoever finds a session open cannot make them. Who has no proof yet may.
    const makesWayIn = body.renewRecoveryCode || (body.password !== undefined && passwordHash === null);
    if (makesWayIn && !person(actor).isConfirmed) {
      const { hasPassword, hasPasskey } = await readMe(db, userId);
      if (hasPassword || hasPasskey) throw new HttpError('confirm', 'Show that it is you first.');
    }
    let newHash: string | undefined;
    if (body.password !== undefined) {
      if (passwordHash !== null && !(await isPassword(body.currentPassword ?? '', passwordHash)))
        throw fieldError('currentPassword', 'The password that you have now is wrong.');
      if ((body.username ?? username) === null)
        throw fieldError('username', 'Choose a name to sign in by, too.');
      newHash = await hashNewPassword(body.password, [body.username ?? username ?? '', displayName]);
    }
    return db.tx(async (queries) => {
      const change = {
        ...(body.displayName === undefined ? {} : { displayName: body.displayName }),
        ...(body.username === undefined ? {} : { username: body.username }),
        ...(newHash === undefined ? {} : { passwordHash: newHash }),
      };
      if (Object.keys(change).length > 0) await setSignIn(queries, userId, change);
      if (newHash !== undefined) await closeSessionsOf(queries, userId, token ?? undefined);
      return body.renewRecoveryCode ? { recoveryCode: await renewRecoveryCode(queries, userId) } : {};
    });
  },
});

/** `GET /api/v1/account/export`: everything that is kept of oneself; of results and grades what one is shown now. */
export const exportAccount = defineRoute({
  action: 'account.export',
  resource: ownAccount,
  handle: async ({ services, actor, now }) => {
    const { userId } = person(actor);
    const learns = await services.db.query<{ classId: string; memberId: string; sectionId: string | null }>(
      `select class_id as "classId", id as "memberId", section_id as "sectionId" from members
       where user_id = $1 and role = 'learner' and status <> 'pending' order by created_at, id`,
      [userId],
    );
    const results: object[] = [];
    for (const { classId, ...member } of learns) results.push(await ownWork(services, classId, member, now));
    return { ...(await exportPerson(services.db, userId, now)), results };
  },
});

/** `DELETE /api/v1/account`: takes the name off everything that is kept; grades stay, as those of a former member. */
export const eraseAccount = defineRoute({
  action: 'account.erase',
  resource: ownAccount,
  handle: async ({ services, actor, now }) => {
    await services.db.tx((queries) => erasePerson(queries, person(actor).userId, now));
    return done(signedOut(services));
  },
});

import { z } from 'zod';
import { joinSchema } from '../../contracts/api/classes';
import { SITE } from '../access/resource';
import { countAgainst, refuseBeyond } from '../accounts/rate-limit';
import { signIn } from '../accounts/sign-in';
import { closeFlooded, findDoor, join } from '../classes/join';
import { HttpError } from '../http/http-error';
import { created } from '../http/reply';
import { defineRoute } from '../http/route';
import type { Services } from '../services';

/** A class's code, or the end of a link of the roster. */
const params = z.object({ key: z.string().min(8).max(100) });

/**
 * Keys that open nothing are counted by address, so that none can be guessed. Those that open something are not: a whole class
 * that joins from one room has one address.
 */
async function countingGuesses<T>(services: Services, peer: string, work: () => Promise<T>): Promise<T> {
  const limit = { name: 'join by address', subject: peer, most: 10, windowSeconds: 60 };
  await refuseBeyond(services, limit);
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpError && error.code === 'not-found') await countAgainst(services, [limit]);
    throw error;
  }
}

/** `GET /api/v1/join/:key`: which class it opens, and for whom. */
export const previewJoin = defineRoute({
  action: 'class.preview',
  params,
  resource: () => SITE,
  handle: async ({ services, peer, params: { key }, now }) => {
    const { className, timeZone, needsApproval, expected } = await countingGuesses(services, peer, () =>
      findDoor(services.db, key, now),
    );
    return { className, timeZone, needsApproval, name: expected?.name ?? null };
  },
});

/** `POST /api/v1/join/:key`: joins, with the account that has signed in, or with a new one that needs no e-mail address. */
export const joinRoute = defineRoute({
  action: 'class.join',
  params,
  body: joinSchema,
  resource: () => SITE,
  handle: async ({ services, actor, peer, params: { key }, body: { displayName }, now }) => {
    await countingGuesses(services, peer, () => countJoin(services, key, now));
    const { joined, headers } = await services.db.tx(async (queries) => {
      const joined = await join(queries, key, actor.kind === 'user' ? actor.userId : null, displayName, now);
      const headers = actor.kind === 'user' ? {} : await signIn(services, queries, joined.userId, now);
      return { joined, headers };
    });
    const { userId: _, ...answer } = joined;
    return created(answer, headers);
  },
});

/** So many come in by a code in an hour; at the next one it is closed. Links of the roster are for one person each. */
async function countJoin(services: Services, key: string, now: Date): Promise<void> {
  const { classId, expected } = await findDoor(services.db, key, now);
  if (expected !== null) return;
  const [row] = await services.db.query<{ most: number }>(
    'select joins_per_hour as most from classes where id = $1',
    [classId],
  );
  try {
    await countAgainst(services, [
      { name: 'join by class', subject: classId, most: row?.most ?? 0, windowSeconds: 3_600 },
    ]);
  } catch (error) {
    if (!(error instanceof HttpError) || error.code !== 'too-many') throw error;
    await services.db.tx((queries) => closeFlooded(queries, classId, now));
    throw new HttpError(
      'gone',
      'So many have joined in the last hour that the code was closed. Your instructor can open it again.',
    );
  }
}

import type { ClassRole } from '../access/resource';
import { createClass } from '../classes/classes';
import type { Queries } from '../db/db';
import { ltiContexts } from '../db/schema/lti';
import { HttpError } from '../http/http-error';
import type { Launch } from './claims';
import type { Platform } from './platforms';

/** A course, and the class that it is here. */
export interface Context {
  readonly id: string;
  readonly classId: string;
  readonly isArchived: boolean;
}

/**
 * The class of the course that a launch comes from; the first launch of an instructor makes it.
 *
 * @throws HttpError `not-found` for others who come before.
 */
export async function contextOf(
  queries: Queries,
  platform: Platform,
  { context, deploymentId, membershipsUrl }: Launch,
  by: { readonly userId: string; readonly role: ClassRole },
  now: Date,
): Promise<Context> {
  const [found] = await queries.query<Context & object>(
    `select x.id, x.class_id as "classId", c.archived_at is not null as "isArchived"
     from lti_contexts x join classes c on c.id = x.class_id
     where x.platform_id = $1 and x.deployment_id = $2 and x.context_id = $3`,
    [platform.id, deploymentId, context!.id],
  );
  if (found !== undefined) {
    // Whom it lists is looked at anew when somebody who teaches comes.
    if (by.role === 'instructor')
      await queries.query('update lti_contexts set memberships_url = $2, synced_at = null where id = $1', [
        found.id,
        membershipsUrl ?? null,
      ]);
    return found;
  }
  if (by.role !== 'instructor')
    throw new HttpError(
      'not-found',
      'This course has no class in the lab yet: it is made when your instructor opens the link for the first time.',
    );
  const classId = await createClass(queries, { name: context!.title, timeZone: 'UTC' }, by.userId, now);
  // People come by the course; a code can still be opened for others.
  await queries.query('update classes set is_join_open = false where id = $1', [classId]);
  const id = crypto.randomUUID();
  await queries.orm.insert(ltiContexts).values({
    id,
    platformId: platform.id,
    deploymentId,
    contextId: context!.id,
    classId,
    membershipsUrl: membershipsUrl ?? null,
    createdAt: now,
  });
  return { id, classId, isArchived: false };
}

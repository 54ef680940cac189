import type { Db, Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { accountOf } from './accounts';
import { nameIn } from './claims';
import type { Context } from './contexts';
import { enterClass } from './enter-class';
import { LtiError } from './errors';
import type { ListedPerson, PlatformServices } from './platform-services';
import { findPlatform, type Platform } from './platforms';
import { classRole } from './roles';

/** How often the people of a course are asked for when nobody comes (hours). */
const EVERY_HOURS = 24;

interface DueContext extends Context {
  readonly platformId: string;
  readonly membershipsUrl: string;
}

/** Takes the course whose people were not asked for the longest, if one is due; the next server gets another one. */
async function takeContext(queries: Queries, now: Date): Promise<DueContext | null> {
  const [due] = await queries.query<DueContext & object>(
    `update lti_contexts x set synced_at = $1 from classes c
     where x.id = (
         select w.id from lti_contexts w join classes k on k.id = w.class_id
         where w.memberships_url is not null and k.archived_at is null
           and (w.synced_at is null or w.synced_at <= $1::timestamptz - make_interval(hours => ${EVERY_HOURS}))
         order by w.synced_at nulls first, w.id limit 1 for update of w skip locked)
       and c.id = x.class_id
     returning x.id, x.class_id as "classId", x.platform_id as "platformId", x.memberships_url as "membershipsUrl", false as "isArchived"`,
    [now],
  );
  return due ?? null;
}

export interface SyncParts {
  readonly db: Db;
  readonly services: PlatformServices;
  readonly now: () => Date;
}

/**
 * Brings the people of one course up to date, if one is due; true: it did, and there may be more. What the platform answers is read whole
 * before anything is changed.
 */
export async function syncNext({ db, services, now }: SyncParts): Promise<boolean> {
  const context = await db.tx((queries) => takeContext(queries, now()));
  if (context === null) return false;
  const error = await sync({ db, services, now }, context).then(
    () => null,
    (thrown: unknown) => {
      if (thrown instanceof LtiError) return thrown.message.slice(0, 500);
      throw thrown;
    },
  );
  await db.query('update lti_contexts set sync_error = $2 where id = $1', [context.id, error]);
  return true;
}

async function sync({ db, services, now }: SyncParts, context: DueContext): Promise<void> {
  const platform = await findPlatform(db, context.platformId);
  if (platform === null) return;
  const people = await services.listPeople(platform, context.membershipsUrl);
  await db.tx((queries) => takeOver(queries, platform, context, people, now()));
}

/**
 * Makes members of those whom the platform lists as active, and marks those as having left whom it lists no longer; their work and grades stay,
 * and they are back with their next launch. Who was added in the lab is not touched, nor are instructors when it lists none, nor
 * anybody when it lists nobody: that says more of the platform than of the course.
 */
async function takeOver(
  queries: Queries,
  platform: Platform,
  context: Context,
  people: readonly ListedPerson[],
  now: Date,
): Promise<void> {
  await queries.query('select pg_advisory_xact_lock(hashtext($1))', [`lti ${platform.id}`]);
  const active = people.filter(({ status = 'Active' }) => status === 'Active');
  if (active.length === 0) return;
  for (const listed of active) {
    const { user_id: subject, roles } = listed;
    try {
      const userId = await accountOf(queries, platform.issuer, { subject, name: nameIn(listed) }, now);
      await enterClass(queries, context, { userId, subject, role: classRole(roles) }, now);
    } catch (error) {
      // Who was removed in the lab, or whose account was closed, stays so.
      if (!(error instanceof HttpError)) throw error;
    }
  }
  const hasInstructor = active.some(({ roles }) => classRole(roles) === 'instructor');
  await queries.query(
    `update members m set status = 'left' from lti_members l
     where l.context_id = $1 and m.id = l.member_id and m.status = 'active' and not (l.subject = any($2::text[]))
       and (m.role <> 'instructor' or $3)
       and not exists (select 1 from lti_members o where o.member_id = m.id and o.context_id <> $1)`,
    [context.id, active.map(({ user_id }) => user_id), hasInstructor],
  );
}

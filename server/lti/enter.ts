import { lessonsOf } from '../../content/lesson-catalogue';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { accountOf } from './accounts';
import { openChoice } from './choices';
import type { Launch } from './claims';
import { contextOf } from './contexts';
import { enterClass } from './enter-class';
import { openLink } from './links';
import type { Platform } from './platforms';
import { classRole } from './roles';

/** Who came in, and the page that they are sent to. */
export interface Entered {
  readonly userId: string;
  readonly path: string;
}

/**
 * Lets somebody in whom a platform vouches for: finds or makes their account by (issuer, subject), never by an address; the class of the
 * course, which an instructor's first launch makes; their part in it; and the assignment of the link.
 *
 * @throws HttpError that is shown to the one who launched.
 */
export async function enter(
  queries: Queries,
  platform: Platform,
  launch: Launch,
  now: Date,
): Promise<Entered> {
  // First launches of the same person or course come one after the other.
  await queries.query('select pg_advisory_xact_lock(hashtext($1))', [`lti ${platform.id}`]);
  const userId = await accountOf(queries, platform.issuer, launch, now);
  if (launch.context === undefined) return { userId, path: arriving('/') };
  const asRole = classRole(launch.roles);
  const context = await contextOf(queries, platform, launch, { userId, role: asRole }, now);
  const person = { userId, subject: launch.subject, role: asRole };
  const { role } = await enterClass(queries, context, person, now);
  if (launch.message.kind === 'deep-linking') {
    if (role !== 'instructor')
      throw new HttpError('forbidden', 'Links into a course are chosen by its instructors.');
    return {
      userId,
      path: `/teach/choose/${await openChoice(queries, context, userId, launch.message, now)}`,
    };
  }
  const assignment = await openLink(queries, context, launch.message, launch.custom, now);
  if (role !== 'learner') return { userId, path: arriving(`/teach/${context.classId}`) };
  const [lesson, ...others] =
    assignment === null ? [] : lessonsOf(assignment.kind, assignment.contentId, now.getTime());
  const isOne = lesson !== undefined && others.length === 0;
  return { userId, path: arriving(isOne ? `/learn/${lesson.slug}` : `/class/${context.classId}`) };
}

/** By way of the page that lets the browser know who has signed in. */
const arriving = (path: string): string => `/arrive?next=${encodeURIComponent(path)}`;

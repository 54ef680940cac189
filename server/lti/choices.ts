import { COURSE } from '../../content/course';
import type { ChoiceAnswer } from '../../contracts/api/lti';
import type { Db, Queries } from '../db/db';
import { ltiChoices } from '../db/schema/lti';
import { HttpError } from '../http/http-error';
import { CLAIM, DEEP_LINKING, type DeepLinking } from './claims';
import type { Context } from './contexts';
import { LtiError } from './errors';
import type { LabKeys } from './lab-keys';

/** What a module or lesson is worth in the platform's gradebook at first, as in the lab. */
const POINTS = 100;
/** How long a platform may take to read the answer (seconds). */
const GOOD_FOR = 300;

/** Remembers that a platform asked an instructor for links into a course, and gives the question's id. */
export async function openChoice(
  queries: Queries,
  { id: contextId }: Context,
  userId: string,
  { returnUrl, data, takesMany, takesLinks }: DeepLinking,
  now: Date,
): Promise<string> {
  if (!takesLinks)
    throw new LtiError(
      'lti-claims',
      'Your course asks for something that is no link, and the lab has links only.',
    );
  const id = crypto.randomUUID();
  await queries.orm
    .insert(ltiChoices)
    .values({ id, contextId, userId, returnUrl, data: data ?? null, takesMany, createdAt: now });
  return id;
}

interface ChoiceRow {
  readonly return_url: string;
  readonly data: string | null;
  readonly takes_many: boolean;
  readonly deployment_id: string;
  readonly issuer: string;
  readonly client_id: string;
}

export interface Work {
  readonly kind: 'module' | 'lesson';
  readonly contentId: string;
}

/**
 * Answers a platform's question, once, with a link for each piece of work, each with a column of its gradebook.
 *
 * @throws HttpError `gone` for a question that was answered already, is another person's or unknown.
 */
export async function answerChoice(
  db: Db,
  labKeys: LabKeys,
  { id, userId, origin }: { readonly id: string; readonly userId: string; readonly origin: string },
  work: readonly Work[],
  now: Date,
): Promise<ChoiceAnswer> {
  const items = work.map((each) => linkOf(each, origin));
  const row = await db.tx((queries) => takeChoice(queries, { id, userId }, items.length, now));
  const at = Math.floor(now.getTime() / 1_000);
  const jwt = await labKeys.sign({
    iss: row.client_id,
    aud: row.issuer,
    iat: at,
    exp: at + GOOD_FOR,
    nonce: crypto.randomUUID(),
    [`${CLAIM}message_type`]: 'LtiDeepLinkingResponse',
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}deployment_id`]: row.deployment_id,
    [`${DEEP_LINKING}content_items`]: items,
    ...(row.data === null ? {} : { [`${DEEP_LINKING}data`]: row.data }),
  });
  return { returnUrl: row.return_url, jwt };
}

async function takeChoice(
  queries: Queries,
  { id, userId }: { readonly id: string; readonly userId: string },
  count: number,
  now: Date,
): Promise<ChoiceRow> {
  const [row] = await queries.query<ChoiceRow & object>(
    `update lti_choices h set answered_at = $3 from lti_contexts x join lti_platforms p on p.id = x.platform_id
     where h.id = $1 and h.user_id = $2 and h.answered_at is null and x.id = h.context_id
     returning h.return_url, h.data, h.takes_many, x.deployment_id, p.issuer, p.client_id`,
    [id, userId, now],
  );
  if (row === undefined)
    throw new HttpError('gone', 'Your course does not wait for this any more. Begin again from there.');
  if (count > 1 && !row.takes_many)
    throw new HttpError('invalid', 'Your course takes one link at a time. Choose one.');
  return row;
}

function linkOf({ kind, contentId }: Work, origin: string): object {
  const found =
    kind === 'module'
      ? COURSE.find(({ id }) => id === contentId)
      : COURSE.flatMap(({ lessons }) => lessons).find(({ id }) => id === contentId);
  if (found === undefined) throw new HttpError('invalid', `The course has no ${kind} ${contentId}.`);
  const title = `${contentId} ${found.title}`;
  return {
    type: 'ltiResourceLink',
    title,
    text: found.about,
    url: `${origin}/lti/launch`,
    custom: { [kind]: contentId },
    lineItem: { scoreMaximum: POINTS, label: title, resourceId: `${kind}:${contentId}` },
    // The lab keeps work in the browser, which a frame of another site would not find again.
    window: { targetName: '_blank' },
  };
}

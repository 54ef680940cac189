import { z } from 'zod';
import type { ClassResource } from '../access/resource';
import { classOf, classParams } from '../classes/load-class';
import type { Queries } from '../db/db';
import { listColumns } from '../gradebook/columns';
import { HttpError } from '../http/http-error';
import { type Asked, defineRoute } from '../http/route';
import { ownWork } from './own-work';

const query = z.object({
  /** A learner of the class; absent: somebody who has just come in. */
  member: z.uuid().optional(),
  /** The section of somebody who has just come in. */
  section: z.uuid().optional(),
});

type ViewAsked = Asked<z.infer<typeof classParams>, z.infer<typeof query>>;

/** Nobody's: whoever has just come in has handed nothing in. */
const NEWCOMER = '00000000-0000-4000-8000-000000000000';

interface Viewed {
  readonly memberId: string;
  readonly sectionId: string | null;
}

async function viewed(
  queries: Queries,
  { params, query }: Pick<ViewAsked, 'params' | 'query'>,
): Promise<Viewed | null> {
  if (query.member === undefined) return { memberId: NEWCOMER, sectionId: query.section ?? null };
  const [row] = await queries.query<Viewed>(
    `select id as "memberId", section_id as "sectionId" from members
     where class_id = $1 and id = $2 and role = 'learner' and status = 'active'`,
    [params.classId, query.member],
  );
  return row ?? null;
}

async function viewedResource(asked: ViewAsked): Promise<ClassResource> {
  const resource = await classOf(asked);
  if (asked.query.member === undefined && asked.query.section === undefined) return resource;
  return { ...resource, sectionId: (await viewed(asked.services.db, asked))?.sectionId ?? null };
}

/** `GET …/as-learner`: what a learner of the class sees, to be read only. Work that is graded without names has no grade here. */
export const viewAsLearner = defineRoute({
  action: 'class.view-as',
  params: classParams,
  query,
  resource: viewedResource,
  handle: async ({ services, params, query, now }) => {
    const { db } = services;
    const member = await viewed(db, { params, query });
    if (member === null) throw new HttpError('not-found', 'There is no such learner in this class.');
    const answer = await ownWork(services, params.classId, member, now);
    const hidden = new Set(
      (await listColumns(db, params.classId)).filter(({ isHidden }) => isHidden).map(({ id }) => id),
    );
    return {
      ...answer,
      work: answer.work.map((work) =>
        hidden.has(work.id) ? { ...work, submissions: [], grade: null, passback: null } : work,
      ),
    };
  },
});

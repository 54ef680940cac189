import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { sectionSchema } from '../../contracts/api/classes';
import { classOf, classParams, lockClass } from '../classes/load-class';
import type { Queries } from '../db/db';
import { sections } from '../db/schema/classes';
import { fieldError, HttpError } from '../http/http-error';
import { created, done } from '../http/reply';
import { defineRoute } from '../http/route';

const sectionParams = classParams.extend({ sectionId: z.uuid() });
const one = (classId: string, id: string) => and(eq(sections.classId, classId), eq(sections.id, id));

/** `POST …/sections`. */
export const createSection = defineRoute({
  action: 'sections.change',
  params: classParams,
  body: sectionSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId }, body: { name } }) => {
    const id = crypto.randomUUID();
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await refuseTwice(queries, classId, name);
      await queries.orm.insert(sections).values({ id, classId, name });
    });
    return created({ id });
  },
});

/** `PATCH …/sections/:sectionId`: another name. */
export const renameSection = defineRoute({
  action: 'sections.change',
  params: sectionParams,
  body: sectionSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId, sectionId }, body: { name } }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await refuseTwice(queries, classId, name, sectionId);
      const renamed = await queries.orm
        .update(sections)
        .set({ name })
        .where(one(classId, sectionId))
        .returning();
      if (renamed.length === 0) throw new HttpError('not-found', 'There is no such section in this class.');
    });
    return done();
  },
});

/** `DELETE …/sections/:sectionId`: people of it are in none then; exceptions that were given to it must be taken back first. */
export const removeSection = defineRoute({
  action: 'sections.change',
  params: sectionParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId, sectionId } }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      const used = await queries.query(
        `select 1 from overrides where section_id = $1
         union all select 1 from assignment_sections where section_id = $1 limit 1`,
        [sectionId],
      );
      if (used.length > 0)
        throw new HttpError(
          'conflict',
          'Work or exceptions are given to this section. Take those back first.',
        );
      await queries.query('update members set section_id = null where class_id = $1 and section_id = $2', [
        classId,
        sectionId,
      ]);
      await queries.query('update roster set section_id = null where class_id = $1 and section_id = $2', [
        classId,
        sectionId,
      ]);
      const removed = await queries.orm.delete(sections).where(one(classId, sectionId)).returning();
      if (removed.length === 0) throw new HttpError('not-found', 'There is no such section in this class.');
    });
    return done();
  },
});

async function refuseTwice(queries: Queries, classId: string, name: string, except?: string): Promise<void> {
  const found = await queries.orm
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.classId, classId), eq(sections.name, name)));
  if (found.some(({ id }) => id !== except)) throw fieldError('name', `There is a section ${name} already.`);
}

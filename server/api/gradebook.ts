import { gradebookQuerySchema } from '../../contracts/api/gradebook';
import { writeAudit } from '../accounts/audit';
import { classOf, classParams, sectionsSeen } from '../classes/load-class';
import { loadExport } from '../gradebook/load-export';
import { loadGradebook } from '../gradebook/load-gradebook';
import { defineRoute, person } from '../http/route';

/** `GET …/gradebook`: people by work, a page at a time. */
export const readGradebook = defineRoute({
  action: 'gradebook.read',
  params: classParams,
  query: gradebookQuerySchema,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db }, actor, params: { classId }, query, resource, now }) =>
    loadGradebook(db, classId, sectionsSeen(actor, resource), query, now),
});

/** `GET …/gradebook/export`: all grades, from which the page makes a CSV for Canvas, Moodle or a spreadsheet. */
export const exportGradebook = defineRoute({
  action: 'class.export',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource, now }) => {
    const { userId } = person(actor);
    await writeAudit(db, { actorId: userId, action: 'gradebook.export', classId }, now);
    return loadExport(db, classId, sectionsSeen(actor, resource), now);
  },
});

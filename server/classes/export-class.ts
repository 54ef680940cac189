import type { Actor } from '../access/actor';
import type { ClassResource } from '../access/resource';
import type { Db } from '../db/db';
import { exportWork } from '../gradebook/export-work';
import { listAssignments } from './list-assignments';
import { sectionsSeen } from './load-class';
import { listMembers } from './members';
import { listOverrides } from './overrides';
import { listRoster } from './roster';

/** All of a class as it is at one moment, of the sections that the one who asks sees. Without codes, secrets and files. */
export function exportClass(
  db: Db,
  classId: string,
  actor: Actor,
  resource: ClassResource,
  now: Date,
): Promise<object> {
  const sees = sectionsSeen(actor, resource);
  return db.tx(
    async (queries) => ({
      exportedAt: now.toISOString(),
      class: (
        await queries.query(
          'select id, name, time_zone as "timeZone", created_at as "createdAt" from classes where id = $1',
          [classId],
        )
      )[0],
      sections: await queries.query('select id, name from sections where class_id = $1 order by name', [
        classId,
      ]),
      members: await listMembers(queries, classId, sees),
      roster: await listRoster(queries, classId, sees),
      assignments: await listAssignments(queries, classId),
      overrides: await listOverrides(queries, classId, sees),
      ...(await exportWork(queries, classId, sees)),
    }),
    { isolation: 'snapshot' },
  );
}

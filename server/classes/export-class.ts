import { plainCsv } from '../../engine/gradebook/plain-csv';
import type { Actor } from '../access/actor';
import type { ClassResource } from '../access/resource';
import type { Db, Queries } from '../db/db';
import { type ExportedEvents, eventsOfLearner, exportedEvents } from '../gradebook/export-events';
import { type ExportedSubmission, exportGrades, listExported, readExported } from '../gradebook/export-work';
import { loadExport } from '../gradebook/load-export';
import type { ArchiveFile } from '../http/archive';
import { listAssignments } from './list-assignments';
import { sectionsSeen } from './load-class';
import { listMembers } from './members';
import { listOverrides } from './overrides';
import { listRoster } from './roster';

const README = `class.json        the class, its sections, people, roster, work and exceptions
grades.json       what each piece of work came to for each learner
grades.csv        the same for a spreadsheet
submissions.json  all that was handed in, and the folder of each
work/             a folder for each submission: its files, and what every check found (submission.json)
events/           for each learner the log of their work on assigned lessons: checks, hints, predictions, activity

Left out: work whose names are hidden while it is graded, codes and secrets, drafts, and sections that whoever saved this does not see.
`;

/**
 * All of a class, file by file, of the sections that the one who asks sees. Its tables are of one moment. What was handed in never changes,
 * so it is read a submission at a time: a slow reader keeps nobody from the database.
 */
export async function* exportClass(
  db: Db,
  classId: string,
  actor: Actor,
  resource: ClassResource,
  now: Date,
): AsyncGenerator<ArchiveFile> {
  const sees = sectionsSeen(actor, resource);
  const tables = await db.tx((queries) => readTables(queries, classId, sees, now), { isolation: 'snapshot' });
  yield { name: 'README.txt', input: README };
  yield json('class.json', tables.class);
  yield json('grades.json', tables.grades);
  yield { name: 'grades.csv', input: plainCsv(tables.gradebook) };
  yield json('submissions.json', tables.submissions);
  for (const submission of tables.submissions) {
    const { files, ...record } = await readExported(db, submission.id);
    yield json(`${submission.folder}/submission.json`, { ...submission, ...record });
    for (const [path, content] of Object.entries(files))
      yield { name: `${submission.folder}/files/${path}`, input: content };
  }
  for (const learner of tables.events.learners)
    yield json(`events/${learner.folder}.json`, await eventsOfLearner(db, learner, tables.events));
}

interface ClassTables {
  readonly class: object;
  readonly grades: readonly object[];
  readonly gradebook: Parameters<typeof plainCsv>[0];
  readonly submissions: readonly ExportedSubmission[];
  readonly events: ExportedEvents;
}

async function readTables(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  now: Date,
): Promise<ClassTables> {
  const [found] = await queries.query(
    'select id, name, time_zone as "timeZone", created_at as "createdAt" from classes where id = $1',
    [classId],
  );
  return {
    class: {
      exportedAt: now.toISOString(),
      class: found,
      sections: await queries.query('select id, name from sections where class_id = $1 order by name', [
        classId,
      ]),
      members: await listMembers(queries, classId, sees),
      roster: await listRoster(queries, classId, sees),
      assignments: await listAssignments(queries, classId),
      overrides: await listOverrides(queries, classId, sees),
    },
    grades: await exportGrades(queries, classId, sees),
    gradebook: await loadExport(queries, classId, sees, now),
    submissions: await listExported(queries, classId, sees),
    events: await exportedEvents(queries, classId, sees, now),
  };
}

const json = (name: string, value: unknown): ArchiveFile => ({ name, input: JSON.stringify(value, null, 2) });

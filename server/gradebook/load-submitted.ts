import { join } from 'node:path';
import { lessonsRoot, readFolder } from '../../content/lesson-folder';
import type { SubmittedAnswer, SubmittedFile } from '../../contracts/api/gradebook';
import type { Work } from '../../contracts/api/work';
import type { WorkspaceFiles } from '../../engine/core/files';
import { getAssignment } from '../classes/assignments';
import type { Queries } from '../db/db';
import { type AssignedExercise, assignedExercises } from '../grading/assigned-exercises';
import { readWork } from '../grading/work';
import { HttpError } from '../http/http-error';

/** Bytes of a file that is shown; what is longer is data. */
const LONGEST = 200_000;
/** Folders of programs, not of people. */
const OF_PROGRAMS = /^(\.git|\.dvc\/cache|node_modules|mlruns|\.mlflow)\//;

/** The files of a submission as one can read them. @throws HttpError `not-found`. */
export async function loadSubmitted(
  queries: Queries,
  classId: string,
  assignmentId: string,
  memberId: string,
  submissionId: string,
  now: Date,
): Promise<SubmittedAnswer> {
  const [row] = await queries.query<{ exercise: string; body: { work: Work } }>(
    'select exercise, body from submissions where class_id = $1 and assignment_id = $2 and member_id = $3 and id = $4',
    [classId, assignmentId, memberId, submissionId],
  );
  if (row === undefined) throw new HttpError('not-found', 'There is no such submission of this person.');
  const given = givenFiles(
    assignedExercises(await getAssignment(queries, classId, assignmentId), now),
    row.exercise,
  );
  const readable = readableWork(row.body.work);
  const contents = await readWork(queries, readable);
  const files = Object.entries(row.body.work.files)
    .filter(([path]) => !OF_PROGRAMS.test(path))
    .map(([path, { size }]): SubmittedFile => {
      const content = contents[path];
      const text = typeof content === 'string' ? content : null;
      return { path, size, text, isAsGiven: text !== null && given[path] === text };
    });
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Of a submission what is text of a length to be read. */
export function readableWork(work: Work): Work {
  return {
    ...work,
    files: Object.fromEntries(
      Object.entries(work.files).filter(
        ([path, { isText, size }]) => isText && size <= LONGEST && !OF_PROGRAMS.test(path),
      ),
    ),
  };
}

/** The files that a lesson gives out at its start. */
export function givenFiles(exercises: readonly AssignedExercise[], exercise: string): WorkspaceFiles {
  const lesson = exercises.find(({ name }) => name === exercise)?.lesson;
  return lesson === undefined ? {} : readFolder(join(lessonsRoot(), ...lesson.slug.split('/'), 'start'));
}

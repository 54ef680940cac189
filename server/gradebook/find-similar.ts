import { setImmediate as turn } from 'node:timers/promises';
import type { SimilarAnswer, SimilarSide } from '../../contracts/api/gradebook';
import type { Work } from '../../contracts/api/work';
import { getAssignment } from '../classes/assignments';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';
import { assignedExercises } from '../grading/assigned-exercises';
import { readWork } from '../grading/work';
import type { Services } from '../services';
import { givenFiles, readableWork } from './load-submitted';
import { isHiddenNow } from './person-of-cell';
import { pseudonymOf } from './pseudonyms';

/** Programs, and what configures them; not data, and not the notes that a lesson asks for. */
const COMPARED = /\.(ts|tsx|js|mjs|py|ya?ml|sql|sh)$|(^|\/)Dockerfile$/;
/** Pairs that are shown of an exercise. */
const MOST = 50;

interface LastRow {
  readonly id: string;
  readonly exercise: string;
  readonly memberId: string;
  readonly name: string;
  readonly body: { readonly work: Work };
}

/** Whose last submissions for an exercise are alike, the most alike first. */
export async function findSimilar(
  { db: queries, secrets, compareApart }: Pick<Services, 'db' | 'secrets' | 'compareApart'>,
  classId: string,
  assignmentId: string,
  sees: readonly string[] | null,
  now: Date,
): Promise<SimilarAnswer> {
  const exercises = assignedExercises(await getAssignment(queries, classId, assignmentId), now);
  const isHidden = await isHiddenNow(queries, classId, assignmentId);
  const rows = await queries.query<LastRow>(
    `select distinct on (s.member_id, s.exercise) s.id, s.exercise, s.member_id as "memberId", ${MEMBER_NAME} as name, s.body
     from submissions s join members m on m.id = s.member_id join users u on u.id = m.user_id ${memberNames('$3')}
     where s.assignment_id = $1 and m.status = 'active' and m.role = 'learner' and ${seenSections('m.section_id', 2)}
     order by s.member_id, s.exercise, s.received_at desc`,
    [assignmentId, sees, classId],
  );
  const answer: SimilarAnswer['exercises'][number][] = [];
  for (const { name, title } of exercises) {
    const mine = rows.filter(({ exercise }) => exercise === name);
    const given = Object.entries(givenFiles(exercises, name)).filter(([path]) => COMPARED.test(path));
    const sides = mine.map(({ id, memberId, name: real }): SimilarSide => {
      const person = isHidden ? pseudonymOf(secrets, assignmentId, memberId) : { key: memberId, name: real };
      return { ...person, submissionId: id };
    });
    const pairs =
      mine.length < 2
        ? []
        : await compareApart(
            textsOf(queries, mine),
            given.map(([, content]) => String(content)),
          );
    answer.push({
      exercise: name,
      title,
      compared: mine.length,
      pairs: pairs.slice(0, MOST).map(({ a, b, ...alike }) => ({ a: sides[a]!, b: sides[b]!, ...alike })),
    });
  }
  return { exercises: answer };
}

async function* textsOf(queries: Queries, rows: readonly LastRow[]): AsyncGenerator<readonly string[]> {
  for (const { body } of rows) {
    const readable = readableWork(body.work);
    const files = Object.fromEntries(Object.entries(readable.files).filter(([path]) => COMPARED.test(path)));
    yield Object.values(await readWork(queries, { ...readable, files })).map(String);
    // A class is long: whoever else asks meanwhile is answered in between.
    await turn();
  }
}

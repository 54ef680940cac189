import { COURSE_ID } from '../../content/course';
import type { GradeReport } from '../../engine/grading/types';
import type { CheckFacts } from '../../engine/simulator/own/check-facts';
import { OWN, type OwnMeaning, type OwnPractices } from '../../engine/simulator/own/own';
import type { PracticeId } from '../../engine/simulator/practices';
import type { Policies } from '../../engine/world/policies/policies';
import { CourseStorage } from '../../runtime/storage/course-storage';
import { openDatabase } from '../open-database';
import type { OwnState, ReadOwn } from './state';

/** Reads the learner's own practices from the work that is stored in this browser. @throws StagecraftError of the storage */
export async function readOwnPractices(reference: Policies): Promise<ReadOwn> {
  const database = await openDatabase();
  try {
    return await ownPracticesIn(new CourseStorage(database, COURSE_ID), reference);
  } finally {
    database.close();
  }
}

/** The learner's own practices, lesson by lesson: what the checks measured on the last attempt that passed. */
export async function ownPracticesIn(
  storage: Pick<CourseStorage, 'lesson'>,
  reference: Policies,
): Promise<ReadOwn> {
  const practices: Partial<Record<PracticeId, unknown>> = {};
  const states: Partial<Record<PracticeId, OwnState>> = {};
  for (const meaning of Object.values(OWN) as OwnMeaning[]) {
    const { practice, slug, exercise } = meaning;
    const passed = lastPassed(await storage.lesson(slug).loadReports(), exercise);
    if (!passed) states[practice] = { status: 'not-passed' };
    else if (exercise === null) states[practice] = { status: 'unreadable', why: meaning.why };
    else {
      // Each reader takes the section of its own practice, which the table ties to it.
      const read = meaning.read as (checks: CheckFacts, section: unknown) => unknown;
      const section = read(factsOf(passed), reference[practice]);
      if (section === null) states[practice] = { status: 'unreadable', why: TOO_OLD };
      else {
        practices[practice] = section;
        states[practice] = { status: 'ready' };
      }
    }
  }
  return { practices: practices as OwnPractices, states: states as ReadOwn['states'] };
}

const TOO_OLD =
  'The stored verdict lacks what a year needs: it is from an earlier version of the check. Open the lesson and check your work once more.';

/** The newest report that passed; they come newest first. */
function lastPassed(reports: readonly GradeReport[], exercise: string | null): GradeReport | undefined {
  return reports.find(
    ({ outcome, exerciseId }) => outcome === 'passed' && (exercise === null || exerciseId === exercise),
  );
}

function factsOf({ checks }: GradeReport): CheckFacts {
  return Object.fromEntries(checks.map(({ id, facts }) => [id, facts]));
}

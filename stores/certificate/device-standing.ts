import type { CourseExercise } from '../../content/required-exercises';
import type { Certificate, CertificateScope } from '../../contracts/api/certificates';
import type { GradeReport } from '../../engine/grading/types';
import type { CourseStorage } from '../../runtime/storage/course-storage';

/** An exercise that was passed on this device. */
export interface DevicePass {
  readonly id: string;
  readonly title: string;
  /** When it first passed, in milliseconds since the epoch; null: that attempt is not kept any more. */
  readonly passedAt: number | null;
  readonly contentVersion: string;
}

/** How far what this browser has stored goes towards a certificate. */
export interface DeviceStanding {
  readonly scope: CertificateScope;
  readonly passed: readonly DevicePass[];
  readonly outOf: number;
  readonly missing: readonly CourseExercise[];
  /** The figures of the game day and of the rubric, in the words of their checks. */
  readonly findings: Certificate['findings'];
}

const WHOLE = 1 - 1e-9;

/** What the course says of its exercises; the page is told, since reading lessons is for Node. */
export interface StandingRules {
  readonly isOfCapstone: (exercise: CourseExercise) => boolean;
  /** Whether what its checks found stands on a certificate. */
  readonly isTold: (id: string) => boolean;
}

/** Reads from this browser’s storage what was passed of `exercises`, by scope. What was checked here is nobody’s word but this device’s. */
export async function readDeviceStandings(
  storage: Pick<CourseStorage, 'lesson' | 'progress'>,
  exercises: readonly CourseExercise[],
  { isOfCapstone, isTold }: StandingRules,
): Promise<readonly DeviceStanding[]> {
  const progress = new Map((await storage.progress()).map((record) => [record.slug, record]));
  const slugs = [...new Set(exercises.map(({ slug }) => slug))].filter((slug) => progress.has(slug));
  const reports = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await storage.lesson(slug).loadReports()] as const)),
  );
  const passOf = (
    exercise: CourseExercise,
  ): (DevicePass & { readonly report: GradeReport | null }) | null => {
    const { id, title, slug } = exercise;
    const exerciseId = id.slice(id.indexOf('/') + 1);
    const first = (reports.get(slug) ?? [])
      .filter((report) => report.exerciseId === exerciseId && report.credit > WHOLE)
      .at(-1);
    const kept = progress.get(slug);
    if (first === undefined && (kept?.exercises[exerciseId] ?? 0) <= WHOLE) return null;
    const contentVersion = first?.lessonVersion ?? kept!.lessonVersion;
    return { id, title, passedAt: first?.finishedAt ?? null, contentVersion, report: first ?? null };
  };
  const standingOf = (scope: CertificateScope, wanted: readonly CourseExercise[]): DeviceStanding => {
    const found = wanted.map((exercise) => ({ exercise, pass: passOf(exercise) }));
    const passes = found.flatMap(({ pass }) => pass ?? []);
    return {
      scope,
      passed: passes.map(({ report: _, ...pass }) => pass),
      outOf: wanted.length,
      missing: found.filter(({ pass }) => pass === null).map(({ exercise }) => exercise),
      findings: passes.flatMap(({ id, report }) =>
        isTold(id)
          ? (report?.checks ?? []).map(({ label, feedback }) => ({
              label,
              says: feedback.seen || feedback.did,
            }))
          : [],
      ),
    };
  };
  return [standingOf('course', exercises), standingOf('capstone', exercises.filter(isOfCapstone))];
}

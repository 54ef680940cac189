import type { ColumnDrift } from '../drift/column-drift';
import type { Look } from './look';
import type { ColumnCourse, ExpectationCourse, LookSummary } from './report';

/** One look in short. */
export function summaryOf({ time, windowRows, newRows, drift, problem, quality }: Look): LookSummary {
  return {
    time,
    windowRows,
    newRows,
    driftedShare: drift?.driftedShare ?? null,
    isDrift: drift?.isDrift ?? false,
    failed: quality.reduce((sum, { statistics }) => sum + statistics.unsuccessful_expectations, 0),
    problem,
  };
}

/** The course of every column over looks, in the order in which they were compared. */
export function columnCourses(looks: readonly Look[]): ColumnCourse[] {
  const names = [...new Set(looks.flatMap(({ drift }) => Object.keys(drift?.columns ?? {})))];
  return names.flatMap((name) => {
    const found = looks.map(({ drift }) => compared(drift?.columns[name]));
    const last = found.findLast((one) => one !== null);
    if (!last) return [];
    const { kind, test, displayName, measure, threshold } = last;
    return [
      {
        name,
        kind,
        test,
        displayName,
        measure,
        threshold,
        scores: found.map((one) => one?.score ?? null),
        drifted: found.map((one) => one?.isDrift ?? false),
      },
    ];
  });
}

const compared = (drift: ColumnDrift | undefined) => (drift?.status === 'compared' ? drift : null);

/** The course of every expectation over looks. */
export function expectationCourses(looks: readonly Look[]): ExpectationCourse[] {
  const first = looks.find(({ quality }) => quality.length > 0);
  return (first?.quality ?? []).flatMap(({ suite_name: suite, results }, number) =>
    results.map(({ expectation_config: { type, kwargs } }, at): ExpectationCourse => {
      const { column, ...told } = kwargs;
      const course = looks.map(({ quality }) => quality[number]?.results[at]);
      return {
        suite,
        at,
        type,
        column: typeof column === 'string' ? column : null,
        told: Object.entries(told)
          .map(
            ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
          )
          .join(', '),
        failed: course.map((one) => one?.success === false),
        unexpected: course.map((one) => {
          const percent = one?.result.unexpected_percent;
          return typeof percent === 'number' ? percent / 100 : null;
        }),
      };
    }),
  );
}

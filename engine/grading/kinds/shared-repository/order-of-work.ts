import { type PullEnds, pullCommits } from '../../../versioning/forge/pulls/pull-git';
import { isTest, isTestable } from '../../../versioning/forge/review/file-kinds';
import { diffTrees } from '../../../versioning/git/diff/tree-diff';
import { type Commit, subjectOf } from '../../../versioning/git/objects/commit';
import type { EvidenceRow, MeasurementContext } from '../../types';
import { filesAt, type SharedProject } from './project';
import { runTests } from './run-tests';

/** In which order a pull request brings tests and code. */
export type WorkOrder = 'test-first' | 'together' | 'code-first' | 'no-test' | 'no-code';

/** What a pull request did commit by commit. */
export interface OrderOfWork {
  readonly order: WorkOrder;
  readonly testSubject: string | null;
  readonly codeSubject: string | null;
  /** Tests that fail at the commit that brings the test; null: the order leaves nothing to run. */
  readonly red: number | null;
  readonly redSays: string | null;
  /** Whether all tests pass at the head. */
  readonly green: boolean;
  readonly greenSays: string | null;
  readonly rows: readonly EvidenceRow[];
}

interface Step {
  readonly commit: Commit;
  readonly test: boolean;
  readonly code: boolean;
}

/** The commits of a pull request that are no merges, oldest first, with what each touches. */
function stepsOf({ server }: SharedProject, ends: PullEnds): Step[] {
  const { objects } = server.git;
  return pullCommits(server, ends)
    .filter(({ parents }) => parents.length < 2)
    .map((commit) => {
      const parent = commit.parents[0];
      const before = parent === undefined ? undefined : objects.commit(parent).tree;
      const paths = diffTrees(objects, before, commit.tree).map(({ newPath }) => newPath);
      return { commit, test: paths.some(isTest), code: paths.some(isTestable) };
    });
}

function orderOf(test: number, code: number): WorkOrder {
  if (test < 0) return 'no-test';
  if (code < 0) return 'no-code';
  if (test === code) return 'together';
  return test < code ? 'test-first' : 'code-first';
}

/** Runs the tests where the first test came, and at the head: red first, green last. */
export async function orderOfWork(
  context: MeasurementContext,
  project: SharedProject,
  ends: PullEnds,
): Promise<OrderOfWork> {
  const steps = stepsOf(project, ends);
  const [testAt, codeAt] = [steps.findIndex(({ test }) => test), steps.findIndex(({ code }) => code)];
  const order = orderOf(testAt, codeAt);
  const testStep = steps[testAt];
  const isFirst = order === 'test-first' || order === 'no-code';
  const { server } = project;
  const early = isFirst ? await runTests(context, filesAt(server, testStep!.commit)) : null;
  const late = await runTests(context, filesAt(server, server.git.objects.commit(ends.head)));
  return {
    order,
    testSubject: testStep === undefined ? null : subjectOf(testStep.commit.message),
    codeSubject: codeAt < 0 ? null : subjectOf(steps[codeAt]!.commit.message),
    red: early?.failed ?? null,
    redSays: early?.first ?? null,
    green: late.green,
    greenSays: late.first,
    rows: steps.map(({ commit, test, code }, i): EvidenceRow => {
      const touched = [test ? 'test' : '', code ? 'code' : ''].filter(Boolean).join(' and ') || 'neither';
      const isRed = i === testAt && early !== null;
      const ran = isRed ? `, ${early.failed} of ${early.total} tests fail here` : '';
      return {
        label: `${commit.id.slice(0, 7)} ${subjectOf(commit.message)}`,
        outcome: isRed ? (early.failed > 0 ? 'good' : 'bad') : 'neutral',
        detail: `${touched}${ran}`,
      };
    }),
  };
}

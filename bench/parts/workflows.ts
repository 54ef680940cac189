import { planRun } from '../../engine/ci/plan/plan';
import { CiScene } from '../../engine/ci/testing/ci-scene';
import { readWorkflow } from '../../engine/ci/workflow/parse-workflow';
import { median } from './stage';

const ROUNDS = 21;
const PATH = '.github/workflows/ci.yml';

/** Milliseconds that the engine of workflows takes in Node. */
export interface WorkflowFigures {
  readonly jobs: number;
  /** Reading the file by the official parser, the first time that its text is seen. */
  readonly readMs: number;
  /** Planning the run of a file that has been read. */
  readonly planMs: number;
  /** Running all of its jobs, with a shell that does nothing. */
  readonly runMs: number;
}

/** Five jobs that need one another, the widest a matrix of sixteen: twenty jobs in all. */
const WORKFLOW = `name: CI
on: { push: { branches: [main] } }
jobs:
  plan:
    runs-on: ubuntu-latest
    steps: [{ run: echo plan }]
  test:
    needs: plan
    runs-on: \${{ matrix.os }}
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-latest, windows-latest, macos-latest]
        node: [18, 20, 22, 24, 26]
        exclude: [{ os: macos-latest, node: 18 }]
        include: [{ os: ubuntu-latest, node: 20, coverage: true }, { os: ubuntu-24.04-arm, node: 24 }, { os: ubuntu-22.04, node: 20 }]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: '\${{ matrix.node }}' }
      - run: echo test
  train: { needs: test, runs-on: ubuntu-latest, steps: [{ run: echo train }] }
  gate: { needs: train, runs-on: ubuntu-latest, steps: [{ run: echo gate }] }
  deploy: { needs: [gate, test], runs-on: ubuntu-latest, if: github.ref == 'refs/heads/main', steps: [{ run: echo deploy }] }
`;

async function timed(work: (round: number) => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return Math.round(median(times) * 100) / 100;
}

/** Reads, plans and runs a workflow of twenty jobs. */
export async function measureWorkflows(): Promise<WorkflowFigures> {
  const parsed = await readWorkflow(PATH, WORKFLOW);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const contexts = { github: { ref: 'refs/heads/main' }, inputs: {}, vars: {} };
  const jobs = planRun(parsed.workflow, contexts).jobs.flatMap(({ legs }) => legs ?? []).length;
  return {
    jobs,
    readMs: await timed((round) => readWorkflow(PATH, `${WORKFLOW}# ${round}\n`)),
    planMs: await timed(() => planRun(parsed.workflow, contexts)),
    runMs: await timed(async () => {
      const run = await new CiScene().run(WORKFLOW);
      if (run.conclusion !== 'success' || run.jobs.length !== jobs)
        throw new Error(`The run came to ${run.conclusion}.`);
    }),
  };
}

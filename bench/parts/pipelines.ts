import { seededRng } from '../../engine/core/rng';
import { Lab } from '../../engine/versioning/dvc/testing/lab';
import { LabGitHelper } from '../../engine/versioning/dvc/testing/real-git';
import { dvcPipeline } from '../../engine/versioning/dvc/views/questions';
import { median } from './stage';

const ROUNDS = 21;
const STAGES = 10;
/** Characters of the raw data and of what each stage writes. */
const SIZE = 200_000;

/** Milliseconds that the engine of pipelines takes in Node, with the lab's own git around it. */
export interface PipelineFigures {
  readonly stages: number;
  /** `dvc repro` when nothing has changed. */
  readonly noOpMs: number;
  /** What the panel asks: what is stale, why, and what would run, after one parameter has changed. */
  readonly viewMs: number;
  /** `dvc repro -f`, with commands that write a file and nothing else. */
  readonly runMs: number;
}

/** Each stage reads what the one before it wrote, and a parameter of its own. */
const yaml = `stages:\n${Array.from(
  { length: STAGES },
  (_, i) =>
    `  s${i}:\n    cmd: make ${i}\n    deps: [${i === 0 ? 'raw.csv' : `o${i - 1}.csv`}]\n    params: [p${i}]\n    outs: [o${i}.csv]\n`,
).join('')}`;
const params = (seed: number): string =>
  Array.from({ length: STAGES }, (_, i) => `p${i}: ${i === 5 ? seed : i}\n`).join('');

async function timed(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return Math.round(median(times) * 10) / 10;
}

/** Runs, looks at, and does not run a pipeline of ten stages. */
export async function measurePipelines(): Promise<PipelineFigures> {
  const lab = new Lab('/workspace', (place) => new LabGitHelper(place));
  await lab.git.setUp();
  await lab.dvc('init', '-q');
  lab.write({ 'dvc.yaml': yaml, 'params.yaml': params(0), 'raw.csv': 'x'.repeat(SIZE) });
  lab.otherCommand = (line) => {
    const i = Number(/^make (\d+)$/.exec(line)?.[1]);
    return ({ fs, cwd }) => void fs.write(`${cwd}/o${i}.csv`, `${i}`.repeat(SIZE));
  };
  const dvc = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await lab.dvc(...args);
    if (exitCode !== 0) throw new Error(stderr);
    return stdout;
  };
  await dvc('repro', '-q');
  await lab.commit('ran');
  const runMs = await timed(() => dvc('repro', '-f'));
  const noOpMs = await timed(async () => {
    if (!(await dvc('repro')).endsWith('Data and pipelines are up to date.\n'))
      throw new Error('The pipeline ran.');
  });
  const viewMs = await timed(async (round) => {
    lab.write({ 'params.yaml': params(round + 1) });
    const view = await dvcPipeline({ fs: lab.fs, clock: lab.clock, rng: seededRng('bench') }, {});
    if (view?.nodes.filter(({ act }) => act === 'run').length !== 1) throw new Error('The view is wrong.');
  });
  return { stages: STAGES, noOpMs, viewMs, runMs };
}

import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { seededRng } from '../../core/rng';
import { CiEngine, type WorkOptions } from '../runner/engine';
import { seal } from '../secrets/seal';
import type { CiNews } from '../store/live-lines';
import { readLog } from '../store/log-store';
import type { JobState, RunState } from '../store/run-state';
import { RunStore } from '../store/run-store';
import { readSettings, writeSettings } from '../store/settings';
import type { CiEvent } from '../triggers/event';
import { fakeMachines } from './fake-machine';
import { FakeRepository, type Files } from './fake-repository';

/** Monday, 2 March 2026, 09:00 UTC. */
export const SCENE_START = 1_772_442_000_000;
const CI = '.github/workflows/ci.yml';

/** A repository with workflows, and an engine that runs them. */
export class CiScene {
  readonly clock = new ManualClock(SCENE_START);
  readonly fs = new FileSystem(this.clock);
  readonly repository = new FakeRepository();
  readonly news: CiNews[] = [];
  engine: CiEngine;
  #files: Files = {};

  constructor() {
    this.engine = this.open();
  }

  /** Opens an engine as after a reload of the page. */
  open(): CiEngine {
    this.engine = new CiEngine(
      {
        fs: this.fs,
        clock: this.clock,
        rng: seededRng('ci'),
        forge: {
          open: (owner, name) => (owner === 'ada' && name === 'prices' ? this.repository : undefined),
        },
        openMachine: fakeMachines(this.repository),
      },
      this.repository,
    );
    this.engine.listen((news) => this.news.push(news));
    return this.engine;
  }

  /** Sets up secrets, variables and environments. */
  settings(given: {
    readonly secrets?: Files;
    readonly variables?: Files;
    readonly environments?: Parameters<typeof writeSettings>[2]['environments'];
  }): void {
    const sealed = Object.fromEntries(
      Object.entries(given.secrets ?? {}).map(([name, value]) => [
        name,
        seal(value, this.repository.folder, seededRng(name)),
      ]),
    );
    const before = readSettings(this.fs, this.repository.folder);
    writeSettings(this.fs, this.repository.folder, {
      ...before,
      secrets: { ...before.secrets, ...sealed },
      variables: { ...before.variables, ...given.variables },
      environments: { ...before.environments, ...given.environments },
    });
  }

  /** Commits files to a branch, beside those of the last commit, and tells of the push. @returns the commit. */
  push(files: Files, about: { branch?: string; message?: string } & Partial<CiEvent> = {}): string {
    const { branch = 'main', message = 'Change it', ...event } = about;
    this.#files = { ...this.#files, ...files };
    const ref = event.ref ?? `refs/heads/${branch}`;
    const at = event.at ?? this.clock.now();
    const sha = this.repository.commitTo(ref, this.#files, message, at);
    this.repository.tell({ name: 'push', message, at, files: Object.keys(files), ...event, ref, sha });
    return sha;
  }

  /** Pushes one workflow and works until nothing is left to do. @returns its newest run. */
  async run(
    yaml: string,
    options: WorkOptions & { readonly files?: Files; readonly event?: Partial<CiEvent> } = {},
  ) {
    this.push({ [CI]: yaml, ...options.files }, options.event);
    await this.engine.work(options);
    return this.last();
  }

  async work(options?: WorkOptions): Promise<void> {
    await this.engine.work(options);
  }

  runs(): RunState[] {
    return new RunStore(this.fs, this.repository.folder).all();
  }

  /** The newest run. */
  last(): RunState {
    const [run] = this.runs();
    if (run === undefined) throw new Error('There is no run.');
    return run;
  }

  /** The text of the log of a job, without the times. */
  log(run: RunState, job: JobState): string {
    return readLog(this.fs, this.repository.folder, run.id, job.id)
      .map(({ text }) => text)
      .join('\n');
  }

  /** The log of a job by its name. */
  logOf(name: string, run: RunState = this.last()): string {
    return this.log(run, jobNamed(run, name));
  }
}

/** A job of a run by its name. */
export function jobNamed(run: RunState, name: string): JobState {
  const job = run.jobs.find((one) => one.name === name);
  if (job === undefined)
    throw new Error(`There is no job ${name}; there are ${run.jobs.map((one) => one.name)}.`);
  return job;
}

/** The conclusions of the jobs of a run by name. */
export const conclusionsOf = (run: RunState): Readonly<Record<string, string | null>> =>
  Object.fromEntries(run.jobs.map(({ name, conclusion }) => [name, conclusion]));

/** A workflow that runs on a push with these jobs, written in YAML. */
export const onPush = (jobs: string): string => `on: push\njobs:\n${indented(jobs, 2)}`;

/** A job of one script. */
export const job = (id: string, script: string, more = ''): string =>
  `${id}:\n  runs-on: ubuntu-latest\n${indented(more, 2)}  steps:\n    - run: |\n${indented(script, 8)}`;

function indented(text: string, by: number): string {
  if (text === '') return '';
  return `${text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}`)
    .join('\n')}\n`;
}

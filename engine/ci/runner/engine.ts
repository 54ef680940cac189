import type { Clock } from '../../core/clock';
import type { FileSystem } from '../../core/file-system';
import { sha256Hex } from '../../core/hash';
import type { OpenMachine } from '../../core/lab-program';
import type { Rng } from '../../core/rng';
import { CiError } from '../errors';
import type { CiForge, CiRepository } from '../ports/repository';
import { ArtifactStore } from '../store/artifact-store';
import { type CiNews, noteLive } from '../store/live-lines';
import { appendLog, removeLogs } from '../store/log-store';
import type { RunEvent } from '../store/run-events';
import type { Approval, RunHead, RunState } from '../store/run-state';
import { RunStore } from '../store/run-store';
import { readSettings } from '../store/settings';
import { scheduledTimes } from '../triggers/cron';
import { type CiEvent, EMPTY_EVENT } from '../triggers/event';
import { ConcurrencyGroups } from './concurrency';
import { readEngineState, writeEngineState } from './engine-state';
import type { ExecutionDeps } from './execution-deps';
import { reportChecks } from './report-checks';
import { keptOnRerun } from './rerun';
import { RunExecution } from './run-execution';
import { Scheduler } from './scheduler';
import { branchOf, type NewRun, runsFor, titleOf } from './start-runs';
import { workflowAt, workflowsAt } from './workflow-files';
import { workflowRunEvent } from './workflow-run-event';

/** What the engine needs of the lab. */
export interface CiWorld {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly forge: CiForge;
  readonly openMachine: OpenMachine;
}

/** How far the engine works. */
export interface WorkOptions {
  /** Whether waiting costs nothing: wait timers and colleagues' answers are passed over to. */
  readonly passTime?: boolean;
  /** Ends early when this holds. */
  readonly until?: () => boolean;
  /** Called between two things: may let other work have its turn. */
  readonly breathe?: () => Promise<void> | undefined;
}

/** GitHub's list of runs goes back further than anybody looks; the lab keeps this many. */
const MOST_RUNS = 100;

/** The engine of the workflows of one repository: takes what happens on the forge, and runs what that starts. */
export class CiEngine {
  readonly repository: CiRepository;
  readonly #world: CiWorld;
  readonly #runs: RunStore;
  readonly #scheduler = new Scheduler();
  readonly #groups = new ConcurrencyGroups();
  readonly #executions = new Map<number, RunExecution>();
  readonly #listeners = new Set<(news: CiNews) => void>();
  #hasRestored = false;
  /** Whoever works does so alone. */
  #turn: Promise<unknown> = Promise.resolve();
  #isWorking = false;
  /** Events that have come and have not made their runs yet. */
  #untaken = 0;

  constructor(world: CiWorld, repository: CiRepository) {
    this.#world = world;
    this.repository = repository;
    this.#runs = new RunStore(world.fs, repository.folder);
  }

  /** Hears of everything that happens. @returns stops listening. */
  listen(listener: (news: CiNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a run is not done. */
  get isBusy(): boolean {
    return this.#executions.size > 0;
  }

  /** Works until nothing is left to do now. Runs that wait for people or the clock stay as they are. */
  work(options: WorkOptions = {}): Promise<void> {
    const turn = this.#turn.then(async () => {
      this.#isWorking = true;
      try {
        await this.#work(options);
      } finally {
        this.#isWorking = false;
      }
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Makes runs of what has happened, without working on them; whoever works at the moment does so anyway. */
  async ingest(): Promise<void> {
    if (this.#isWorking) return;
    await this.#restore();
    await this.#takeEvents();
    await this.#takeSchedules();
    while (this.#untaken > 0) if (!(await this.#scheduler.step(this.#world.clock.now()))) break;
  }

  async #work({ passTime = false, until, breathe }: WorkOptions): Promise<void> {
    await this.#restore();
    await this.#takeEvents();
    await this.#takeSchedules();
    while (!until?.()) {
      if (!(await this.#scheduler.step(this.#world.clock.now(), passTime))) break;
      await this.#takeEvents();
      await breathe?.();
    }
  }

  /** Starts what an event starts. @returns the ids of the runs. */
  async take(event: CiEvent): Promise<number[]> {
    const settings = readSettings(this.#world.fs, this.repository.folder);
    const runs = await runsFor(this.repository, settings, event);
    return runs.map((run) => this.#create(run));
  }

  /** Cancels a run. @throws CiError. */
  cancel(id: number, by: string): void {
    const run = this.#read(id);
    if (run.status === 'completed')
      throw new CiError('not-allowed', 'Cannot cancel a workflow run that is completed');
    this.#executions.get(id)?.cancel(this.#now(), by);
  }

  /** Runs again, all of it or the jobs that failed with those that stand on them. @throws CiError. */
  async rerun(
    id: number,
    by: string,
    which: { readonly failedOnly: boolean; readonly job?: number },
  ): Promise<void> {
    const run = this.#read(id);
    if (run.status !== 'completed')
      throw new CiError('not-allowed', `run ${id} cannot be rerun; This workflow is already running`);
    if (run.problems.length > 0)
      throw new CiError('not-allowed', `run ${id} cannot be rerun; its workflow file may be broken`);
    const parsed = await workflowAt(this.repository, run.commit, run.path);
    if (parsed === undefined || 'problems' in parsed)
      throw new CiError('not-allowed', `run ${id} cannot be rerun; its workflow file may be broken`);
    const at = this.#now();
    const kept = keptOnRerun(run, parsed.workflow, which);
    this.#emit(id, { type: 'rerun', at, by, kept });
    this.#execute(id, parsed.workflow, at);
  }

  /** Approves or rejects what waits for an environment. @throws CiError when nothing waits there, or nobody was asked. */
  review(id: number, approval: Omit<Approval, 'at'>): void {
    const run = this.#read(id);
    const waits = run.jobs.some(
      ({ status, environment }) => status === 'waiting' && environment === approval.environment,
    );
    if (!waits) throw new CiError('not-allowed', `Run ${id} waits for no review of ${approval.environment}.`);
    const { environments } = readSettings(this.#world.fs, this.repository.folder);
    const rules = environments[approval.environment];
    if (!rules?.reviewers.includes(approval.by))
      throw new CiError(
        'not-allowed',
        `${approval.by} is no reviewer of ${approval.environment}; these are: ${rules?.reviewers.join(', ') || 'nobody'}.`,
      );
    if (rules.preventSelfReview && run.event.actor === approval.by)
      throw new CiError('not-allowed', `${approval.by} started this run and may not review its deployment.`);
    const at = this.#now();
    this.#emit(id, { type: 'approval', at, approval: { ...approval, at } });
    this.#executions.get(id)?.checkGates(at);
  }

  /** Forgets a run that is done. @throws CiError. */
  remove(id: number): void {
    if (this.#read(id).status !== 'completed')
      throw new CiError('not-allowed', 'Could not delete the workflow run: it is still running');
    this.#forget(id);
  }

  #now(): number {
    return Math.max(this.#world.clock.now(), this.#scheduler.now);
  }

  #read(id: number): RunState {
    const run = this.#runs.read(id);
    if (run === undefined) throw new CiError('run-missing', `There is no run ${id}.`);
    return run;
  }

  async #takeEvents(): Promise<void> {
    const { fs } = this.#world;
    const { folder } = this.repository;
    const { lastEvent } = readEngineState(fs, folder);
    for (const { number, event } of this.repository.eventsAfter(lastEvent)) {
      writeEngineState(fs, folder, { ...readEngineState(fs, folder), lastEvent: number });
      this.#untaken++;
      this.#scheduler.at(event.at, 'work', async () => {
        this.#untaken--;
        try {
          await this.take(event);
        } catch (thrown) {
          // An event that nobody can act on starts nothing; what was wrong with a dispatch is told where it is asked for.
          if (!(thrown instanceof CiError)) throw thrown;
        }
      });
    }
  }

  async #takeSchedules(): Promise<void> {
    const { fs, clock } = this.#world;
    const { folder, defaultBranch } = this.repository;
    const state = readEngineState(fs, folder);
    const now = clock.now();
    const commit = this.repository.resolve(`refs/heads/${defaultBranch}`);
    if (commit === undefined) return;
    for (const { path, parsed } of await workflowsAt(this.repository, commit)) {
      if ('problems' in parsed || state.scheduledUntil === 0) continue;
      for (const entry of parsed.workflow.on.schedule)
        for (const at of scheduledTimes(entry, state.scheduledUntil, now)) {
          const event: CiEvent = {
            ...EMPTY_EVENT,
            name: 'schedule',
            at,
            actor: this.repository.owner,
            ref: `refs/heads/${defaultBranch}`,
            sha: commit,
            headSha: commit,
            payload: { schedule: entry.cron },
            workflow: path,
          };
          this.#scheduler.at(at, 'work', async () => {
            await this.take(event);
          });
        }
    }
    writeEngineState(fs, folder, { ...state, scheduledUntil: now });
  }

  #create(run: NewRun): number {
    const { fs } = this.#world;
    const { folder } = this.repository;
    const state = readEngineState(fs, folder);
    const number = (state.numbers[run.path] ?? 0) + 1;
    const runs = state.runs + 1;
    writeEngineState(fs, folder, { ...state, runs, numbers: { ...state.numbers, [run.path]: number } });
    const id =
      10_000_000_000 + runs * 1_000_003 + (Number.parseInt(sha256Hex(folder).slice(0, 8), 16) % 1_000_000);
    const head: Omit<RunHead, 'title'> = {
      id,
      number,
      workflow: run.name,
      path: run.path,
      commit: run.commit,
      branch: branchOf(run.event),
      createdAt: run.event.at,
      event: run.event,
      inputs: run.inputs,
    };
    const at = run.event.at;
    this.#emit(id, { type: 'created', at, run: { ...head, title: titleOf(run, head, this.repository) } });
    this.#announce(id, 'requested', at);
    if (run.workflow === undefined) {
      this.#emit(id, { type: 'refused', at, problems: run.problems });
      this.#emit(id, { type: 'finished', at, conclusion: 'failure' });
      this.#announce(id, 'completed', at);
    } else this.#execute(id, run.workflow, at);
    this.#prune();
    return id;
  }

  #execute(id: number, workflow: RunExecutionWorkflow, at: number): void {
    const { fs, clock, rng, forge, openMachine } = this.#world;
    const deps: ExecutionDeps = {
      repository: this.repository,
      forge,
      lab: { fs, clock },
      rng,
      openMachine,
      groups: this.#groups,
      settings: () => readSettings(fs, this.repository.folder),
      // A run that was undone meanwhile is no more.
      at: (moment, kind, work) =>
        this.#scheduler.at(moment, kind, () => (this.#runs.read(id) === undefined ? undefined : work())),
      state: () => this.#read(id),
      emit: (event) => this.#emit(id, event),
      log: (job, lines) => appendLog(fs, this.repository.folder, { run: id, job }, lines),
      live: (job, line) => this.#tell({ type: 'line', run: id, job, line }),
      ended: (when) => {
        this.#executions.delete(id);
        this.#announce(id, 'completed', when);
      },
    };
    const execution = new RunExecution(deps, workflow);
    this.#executions.set(id, execution);
    // Work may have come past the lab's clock: nothing begins before what was done already.
    this.#scheduler.at(at, 'work', () => execution.start(Math.max(at, this.#scheduler.now)));
  }

  #emit(id: number, event: RunEvent): void {
    const run = this.#runs.append(id, [event]);
    reportChecks(this.repository, run, event);
    this.#tell({ type: 'event', run: id, event });
    if (event.type === 'started') this.#announce(id, 'in_progress', event.at);
  }

  #tell(news: CiNews): void {
    noteLive(this.#world.fs, news);
    for (const listener of this.#listeners) listener(news);
  }

  /** Starts the workflows that wait for another one. */
  #announce(id: number, action: 'requested' | 'in_progress' | 'completed', at: number): void {
    this.#scheduler.at(at, 'work', async () => {
      const run = this.#runs.read(id);
      const event = run && workflowRunEvent(run, action, at, this.repository);
      if (event !== undefined) await this.take(event);
    });
  }

  /** Goes on with runs that were at work when the page was left: a job whose machine is gone begins anew. */
  async #restore(): Promise<void> {
    if (this.#hasRestored) return;
    this.#hasRestored = true;
    for (const run of this.#runs.all().reverse()) {
      if (run.status === 'completed' || this.#executions.has(run.id)) continue;
      const parsed = await workflowAt(this.repository, run.commit, run.path);
      if (parsed !== undefined && 'workflow' in parsed) this.#execute(run.id, parsed.workflow, this.#now());
      else this.#emit(run.id, { type: 'finished', at: this.#now(), conclusion: 'failure' });
    }
  }

  #prune(): void {
    for (const id of this.#runs.ids().slice(0, -MOST_RUNS))
      if (this.#runs.read(id)?.status === 'completed') this.#forget(id);
  }

  #forget(id: number): void {
    const { fs } = this.#world;
    removeLogs(fs, this.repository.folder, id);
    new ArtifactStore(fs, this.repository.folder).remove(id);
    this.#runs.remove(id);
  }
}

type RunExecutionWorkflow = ConstructorParameters<typeof RunExecution>[1];

import type { RunState } from '../../../ci/store/run-state';
import { RunStore } from '../../../ci/store/run-store';
import { EMPTY_EVENT } from '../../../ci/triggers/event';
import { readWorkflow } from '../../../ci/workflow/parse-workflow';
import type { CodeRunner, RunResult } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import type { Dispatch } from '../../../operations/loop/relay';
import { type Ticket, ticketsOf } from '../../../operations/loop/tickets';
import { WAREHOUSE_FOLDER } from '../../../operations/loop/warehouse';
import {
  openServerRepository,
  type ServerRepository,
} from '../../../versioning/forge/server/server-repository';
import { KnownRuns, knowing } from '../../known-runs';
import type { MeasurementContext } from '../../types';
import { LAB_TIME } from '../seeded-team/lab-time';
import { filesAt } from '../shared-repository/project';
import { registeredVersions } from '../versions/registered';
import { Workshop } from '../versions/workshop';
import { type LiveService, liveService } from './live-service';
import type { LoopOptions } from './options';

/** The programs of a few gradings of one lesson. */
const RUNS = new KnownRuns(1_500);

/** A runner that computes what loops ask of it once. */
export const knowingLoop = (runner: CodeRunner): CodeRunner => knowing(runner, RUNS);

/** Where the platform keeps the manifests that it applies. */
const PLATFORM = '/home/learner/platform';
const CLUSTER = '.lab/srv/kubernetes/';

/** A program of a workflow that has ended. */
export type EndedProgram = (result: RunResult) => void;

/**
 * A copy of everything in which a loop turns: the server with its workflows, the registry, a cluster, the warehouse. What
 * happens in it leaves the work as it is.
 */
export class LoopDesk {
  readonly shop: Workshop;
  readonly #server: ServerRepository;
  readonly #options: LoopOptions;
  readonly #known: ReadonlySet<number>;
  readonly #ticketsBefore: number;

  private constructor(shop: Workshop, server: ServerRepository, options: LoopOptions) {
    this.shop = shop;
    this.#server = server;
    this.#options = options;
    this.#known = new Set(this.#allRuns().map(({ id }) => id));
    this.#ticketsBefore = ticketsOf(shop.store.fs).length;
  }

  /** Opens the desk at a time. @returns null: the server has no such repository, or one that cannot be read. */
  static async open(
    { runner, signal, files }: Pick<MeasurementContext, 'runner' | 'signal' | 'files'>,
    options: LoopOptions,
    at: number,
    onProgram: EndedProgram,
  ): Promise<LoopDesk | null> {
    // The platform sets up a cluster of its own, from what main has.
    const kept = Object.entries(files).filter(
      ([path]) => !path.startsWith(CLUSTER) && !path.startsWith('data/'),
    );
    let shop: Workshop | undefined;
    const known = knowingLoop(runner);
    const watched: CodeRunner = {
      run: async (request, onEvent, abort) => {
        const result = await known.run(request, onEvent, abort);
        shop?.wait(LAB_TIME.program);
        onProgram(result);
        return result;
      },
    };
    // What programs draw without a seed is the same in each grading, so that what is known of them stays known.
    shop = new Workshop({ files: Object.fromEntries(kept), runner: watched, seed: 'loop', signal, at });
    const [owner = '', name = ''] = options.repository.split('/');
    try {
      const server = await openServerRepository(shop.store.fs, shop.store.clock, { owner, name });
      const desk = new LoopDesk(shop, server, options);
      // A repository without a main has nothing to run.
      desk.mainFiles();
      return desk;
    } catch {
      return null;
    }
  }

  /** The files of main. */
  mainFiles(): WorkspaceFiles {
    const { git } = this.#server;
    return filesAt(this.#server, git.objects.commit(git.refs.read('refs/heads/main')!));
  }

  /** What is wrong with a workflow of main; and whether one is started by the calendar. */
  async readWorkflows(): Promise<{ readonly problem: string | null; readonly isScheduled: boolean }> {
    let [problem, isScheduled]: [string | null, boolean] = [null, false];
    for (const [path, text] of Object.entries(this.mainFiles())) {
      if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || typeof text !== 'string') continue;
      const read = await readWorkflow(path, text);
      if ('problems' in read) problem ??= `${path}: ${read.problems[0]?.message ?? 'it cannot be read'}`;
      else isScheduled ||= read.workflow.on.schedule.length > 0;
    }
    return { problem, isScheduled };
  }

  /** Applies the manifests of main, and waits until they serve. @returns what was refused; null: nothing was. */
  async applyManifests(): Promise<string | null> {
    const manifests = Object.entries(this.mainFiles()).filter(
      ([path]) => path.startsWith(this.#options.manifests) && /\.ya?ml$/.test(path),
    );
    if (manifests.length === 0) return `there is no YAML file in ${this.#options.manifests}`;
    for (const [path, text] of manifests) this.shop.write(`.lab${PLATFORM}/${path}`, String(text));
    const { exitCode, stderr } = await this.shop.run(
      `kubectl apply -f ${PLATFORM}/${this.#options.manifests}`,
    );
    if (exitCode !== 0) return stderr.trim().split('\n')[0] ?? 'it cannot be applied';
    this.shop.wait(600_000);
    await this.shop.run('kubectl get pods');
    return null;
  }

  /** Lays the rows of the warehouse whose outcome is known. */
  fillWarehouse(labelled: string): void {
    this.shop.write(`.lab${WAREHOUSE_FOLDER}/labelled.csv`, labelled);
  }

  /** Moves the clock on to a time; it never goes back. */
  moveTo(time: number): void {
    const now = this.shop.store.clock.now();
    if (time > now) this.shop.wait(time - now);
  }

  get now(): number {
    return this.shop.store.clock.now();
  }

  /** Asks GitHub for a `repository_dispatch`. @returns the runs that it started; null: there is no such repository. */
  async dispatch({ owner, name, eventType, payload }: Dispatch): Promise<readonly number[] | null> {
    if (`${owner}/${name}` !== this.#options.repository) return null;
    const engine = await this.shop.ci.engine(owner, name);
    const sha = this.#server.git.refs.read('refs/heads/main')!;
    const ids = await engine.take({
      ...EMPTY_EVENT,
      name: 'repository_dispatch',
      at: this.now,
      actor: owner,
      ref: 'refs/heads/main',
      sha,
      headSha: sha,
      action: eventType,
      payload: { action: eventType, client_payload: payload },
    });
    return ids;
  }

  /** Lets workflows work until nothing is left to do without a person. */
  work(): Promise<void> {
    return this.shop.ci.work({ passTime: true });
  }

  /** The runs of workflows since the desk was opened, oldest first. */
  runs(): RunState[] {
    return this.#allRuns()
      .filter(({ id }) => !this.#known.has(id))
      .reverse();
  }

  /** Tickets that were opened since. */
  tickets(): readonly Ticket[] {
    return ticketsOf(this.shop.store.fs).slice(this.#ticketsBefore);
  }

  /** What serves at this moment; null: nothing does. */
  live(): LiveService | null {
    const { fs, clock } = this.shop.store;
    return liveService({ fs, clock }, this.#options);
  }

  /** The versions of the registry, oldest first. */
  versions() {
    return registeredVersions(this.shop, this.#options.model, '');
  }

  #allRuns(): RunState[] {
    return new RunStore(this.shop.store.fs, this.#server.folder).all();
  }
}

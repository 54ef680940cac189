import { CiError } from '../../../ci/errors';
import type { RunState } from '../../../ci/store/run-state';
import { RunStore } from '../../../ci/store/run-store';
import { readSettings as readActionsSettings } from '../../../ci/store/settings';
import type { CodeRunner, RunRequest } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { shellQuote } from '../../../shell/quote';
import { loginOf } from '../../../versioning/forge/people/account';
import {
  openServerRepository,
  type ServerRepository,
} from '../../../versioning/forge/server/server-repository';
import { type BranchRule, ruleFor, writeSettings } from '../../../versioning/forge/store/settings';
import type { MeasurementContext } from '../../types';
import { filesAt } from '../shared-repository/project';
import { Workshop } from '../versions/workshop';
import { LAB_TIME } from './lab-time';

/** Where the team works: outside of the learner's own folder. */
const CLONE = '/home/learner/team';
const KEPT = '.lab/home/learner/team/';

/** A copy of everything in which a colleague makes one commit; what happens in it leaves the work as it is. */
export class TeamDesk {
  readonly shop: Workshop;
  readonly server: ServerRepository;
  readonly #name: { readonly owner: string; readonly name: string };
  readonly #known: ReadonlySet<number>;
  /** Programs that have asked the registry for the champion, apart from those that made a new one. */
  championAsked = 0;

  private constructor(shop: Workshop, server: ServerRepository) {
    this.shop = shop;
    this.server = server;
    this.#name = server.name;
    this.#known = new Set(this.#allRuns().map(({ id }) => id));
  }

  /**
   * Opens the desk over a state of everything.
   * @param name `owner/name` of the repository on the simulated GitHub.
   * @returns null: the server has no such repository, or one that cannot be read.
   */
  static async open(
    { runner, seed, signal }: Pick<MeasurementContext, 'runner' | 'seed' | 'signal'>,
    files: WorkspaceFiles,
    { name, at }: { readonly name: string; readonly at?: number },
  ): Promise<TeamDesk | null> {
    let desk: TeamDesk | undefined;
    const shop = new Workshop({
      files,
      seed,
      signal,
      ...(at !== undefined && { at }),
      runner: watched(runner, seed, {
        ended: () => shop.wait(LAB_TIME.program),
        askedForChampion: () => {
          if (desk) desk.championAsked++;
        },
      }),
    });
    const [owner = '', repository = ''] = name.split('/');
    const { fs, clock } = shop.store;
    try {
      const server = await openServerRepository(fs, clock, { owner, name: repository });
      desk = new TeamDesk(shop, server);
      return desk;
    } catch {
      // Deleted or damaged by hand: nothing of it can be judged.
      return null;
    }
  }

  /** What protects main; undefined: nothing does. */
  get rule(): BranchRule | undefined {
    return ruleFor(this.server.settings, 'main');
  }

  /**
   * Reviews are people's; this is about what machines notice. So colleagues neither ask for changes nor have to be waited
   * for, and whoever makes a commit merges it as soon as the rules of the branch let them.
   */
  withoutReviews(): void {
    const { settings, folder, git } = this.server;
    const rules = Object.entries(settings.protected).map(([branch, rule]) => [
      branch,
      { ...rule, requiredReviews: 0, requireResolved: false },
    ]);
    writeSettings(git.fs, folder, {
      ...settings,
      reviewers: [],
      meanwhile: [],
      protected: Object.fromEntries(rules),
    });
  }

  /** Clones the repository as somebody. */
  async clone(by: string): Promise<void> {
    const url = `https://github.com/${this.#name.owner}/${this.#name.name}.git`;
    await this.shop.run(
      [
        `git config --global user.name ${shellQuote(by)}`,
        `git config --global user.email ${loginOf(by)}@northline.example`,
        `git clone -q ${url} ${CLONE}`,
        `cd ${CLONE}`,
      ].join(' && '),
    );
  }

  read(file: string): string | null {
    return this.shop.text(KEPT + file);
  }

  write(file: string, text: string): void {
    this.shop.write(KEPT + file, text);
  }

  /** Lets workflows work, and has waiting deployments approved, until nothing is left to do. */
  async work(by: string): Promise<void> {
    for (let round = 0; round < 6; round++) {
      await this.shop.ci.work({ passTime: true });
      if (!(await this.#approve(loginOf(by)))) return;
    }
  }

  /** Whoever is asked for an approval, is no colleague of the lab's team, and may give it, does. */
  async #approve(author: string): Promise<boolean> {
    const waiting = this.runs().flatMap((run) =>
      run.jobs.filter(({ status }) => status === 'waiting').map(({ environment }) => ({ run, environment })),
    );
    const { environments } = readActionsSettings(this.shop.store.fs, this.server.folder);
    for (const { run, environment } of waiting) {
      const by = environments[environment]?.reviewers.find((login) => login !== author);
      if (by === undefined) continue;
      this.shop.wait(LAB_TIME.approval);
      const engine = await this.shop.ci.engine(this.#name.owner, this.#name.name);
      try {
        engine.review(run.id, { environment, state: 'approved', by, comment: 'Looks right, go ahead.' });
        return true;
      } catch (error) {
        if (!(error instanceof CiError)) throw error;
      }
    }
    return false;
  }

  /** The runs of workflows since the desk was opened, oldest first. */
  runs(): RunState[] {
    return this.#allRuns()
      .filter(({ id }) => !this.#known.has(id))
      .reverse();
  }

  #allRuns(): RunState[] {
    return new RunStore(this.shop.store.fs, this.server.folder).all();
  }

  /** The files of a commit of the server; of main when none is named. */
  filesOf(revision = 'refs/heads/main'): WorkspaceFiles {
    const { git } = this.server;
    const id = git.refs.read(revision) ?? revision;
    return filesAt(this.server, git.objects.commit(id));
  }

  /** All that is there now, without what the team's own work left behind. */
  everything(): WorkspaceFiles {
    return Object.fromEntries(
      Object.entries(this.shop.everything()).filter(([path]) => !path.startsWith(KEPT)),
    );
  }
}

/**
 * A runner whose programs have chance of their own: two runs of the same program in one run of a workflow differ where the
 * program draws without a seed, as they do on a real machine.
 */
function watched(
  runner: CodeRunner,
  seed: string,
  on: { readonly ended: () => void; readonly askedForChampion: () => void },
): CodeRunner {
  const times = new Map<string, number>();
  return {
    run: async (request, onEvent, signal) => {
      const { program } = request;
      const name = program.kind === 'tests' ? program.paths.join(' ') : program.path;
      const place = `${request.env?.GITHUB_RUN_ID ?? ''} ${name}`;
      const time = (times.get(place) ?? 0) + 1;
      times.set(place, time);
      const alias = { read: false, set: false };
      const services: RunRequest['services'] = request.services && {
        ...request.services,
        answer: (asked) => {
          if (/\/registered-models\/alias/.test(asked.url))
            alias[asked.method === 'GET' ? 'read' : 'set'] = true;
          return request.services!.answer(asked);
        },
      };
      const result = await runner.run(
        { ...request, services, seed: `${seed}/${name}/${time}` },
        onEvent,
        signal,
      );
      on.ended();
      if (alias.read && !alias.set) on.askedForChampion();
      return result;
    },
  };
}

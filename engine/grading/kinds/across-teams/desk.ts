import { readEngineState, writeEngineState } from '../../../ci/runner/engine-state';
import { ArtifactStore } from '../../../ci/store/artifact-store';
import type { RunState } from '../../../ci/store/run-state';
import { RunStore } from '../../../ci/store/run-store';
import { readSettings as readActions, writeSettings as writeActions } from '../../../ci/store/settings';
import type { CodeRunner } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { shellQuote } from '../../../shell/quote';
import { loginOf } from '../../../versioning/forge/people/account';
import { mergeStateOf } from '../../../versioning/forge/pulls/merge-state';
import { pullOfBranch } from '../../../versioning/forge/pulls/pull-file';
import {
  openServerRepository,
  type ServerRepository,
} from '../../../versioning/forge/server/server-repository';
import { writeSettings } from '../../../versioning/forge/store/settings';
import type { MeasurementContext } from '../../types';
import { LAB_TIME } from '../seeded-team/lab-time';
import { filesAt } from '../shared-repository/project';
import { WEDNESDAY, Workshop } from '../versions/workshop';
import { inItsFolder } from './known-programs';

/** Where a colleague works: within the project's folder, since programs of the sandbox see nothing else. */
const CLONE = '.team';
const GIT_CONFIG = '.lab/home/learner/.gitconfig';

/** What a change makes of files in a clone; a text: why it cannot be made. */
export type ChangeFiles = (checkout: {
  read(file: string): string | null;
  write(file: string, text: string): void;
  files(): readonly string[];
}) => string | null;

/** A change that somebody proposes. */
export interface Proposed {
  readonly repository: string;
  readonly by: string;
  readonly says: string;
  readonly change: ChangeFiles;
  /** A line that is run once the files are changed; absent: none. */
  readonly line?: string;
}

/** What became of a proposal. */
export interface Proposal {
  readonly doesNotApply: string | null;
  /** Whether it is on main. */
  readonly isMerged: boolean;
  /** What kept it from being merged, in the words of the server. */
  readonly obstacles: readonly string[];
  /** Logins of those who were asked for a review. */
  readonly asked: readonly string[];
  /** Logins of owners for whom the merge waits. */
  readonly waitsFor: readonly string[];
  /** Of its workflows, before it was merged. */
  readonly runs: readonly RunState[];
  /** The versions of Node.js that its workflows ran programs as. */
  readonly ranOn: readonly string[];
  /** Minutes of the lab from the push until the workflows were done. */
  readonly minutes: number;
}

/** What a night's workflow came to. */
export interface Night {
  readonly run: RunState | null;
  /** The list that the call centre gets; null: none. */
  readonly list: string | null;
}

/** The repositories of two teams. */
export interface TwoTeams {
  /** `owner/name` of the team that publishes. */
  readonly producer: string;
  /** `owner/name` of the learner's. */
  readonly consumer: string;
}

/** A copy of everything, in which colleagues of other teams work; what happens in it leaves the work as it is. */
export class AcrossDesk {
  readonly shop: Workshop;
  /** The lines of Node.js that programs were run as, in order. */
  readonly nodes: string[] = [];
  #clones = 0;
  /** Who works in the lab, as git knows them. */
  readonly #own: string | null;

  constructor({ runner, signal }: Pick<MeasurementContext, 'runner' | 'signal'>, files: WorkspaceFiles) {
    const watched: CodeRunner = {
      run: async (request, onEvent, abort) => {
        if (request.node !== undefined) this.nodes.push(request.node);
        const result = await inItsFolder(runner).run(request, onEvent, abort);
        this.shop.wait(LAB_TIME.program);
        return result;
      },
    };
    // What programs draw without a seed is the same in each grading, so that what is known of them stays known.
    this.shop = new Workshop({ files, runner: watched, seed: 'teams', signal, at: WEDNESDAY });
    this.#own = this.shop.text(GIT_CONFIG);
  }

  /** A repository as it is now; null: the server has none of that name, or one that cannot be read. */
  async server(name: string): Promise<ServerRepository | null> {
    const [owner = '', repository = ''] = name.split('/');
    const { fs, clock } = this.shop.store;
    try {
      const server = await openServerRepository(fs, clock, { owner, name: repository });
      return server.git.refs.read('refs/heads/main') === undefined ? null : server;
    } catch {
      // Deleted or damaged by hand: nothing of it can be judged.
      return null;
    }
  }

  /** The files of main. */
  async filesOf(name: string): Promise<WorkspaceFiles> {
    const server = await this.server(name);
    if (server === null) return {};
    const { refs, objects } = server.git;
    return filesAt(server, objects.commit(refs.read('refs/heads/main')!));
  }

  /**
   * All of a repository that decides what machines make of a change: the files of main but for those that say whom to ask,
   * its rules but for those about people, and what its workflows have set up.
   */
  async decides(name: string): Promise<readonly unknown[]> {
    const server = await this.server(name);
    if (server === null) return [];
    const files = Object.entries(await this.filesOf(name)).filter(
      ([path]) => !/(?:^|\/)CODEOWNERS$/.test(path),
    );
    const rules = Object.entries(server.settings.protected).map(([branch, rule]) => [
      branch,
      rule.requiredChecks,
      rule.requirePullRequest,
      rule.requireUpToDate,
    ]);
    return [files, rules, readActions(this.shop.store.fs, server.folder)];
  }

  /** Nights that have gone by while nobody looked are not made up for. */
  async begin({ producer, consumer }: TwoTeams): Promise<void> {
    for (const name of [producer, consumer]) {
      const server = await this.server(name);
      if (server === null) continue;
      const { fs } = this.shop.store;
      const state = readEngineState(fs, server.folder);
      if (state.scheduledUntil !== 0)
        writeEngineState(fs, server.folder, { ...state, scheduledUntil: this.shop.store.clock.now() });
    }
  }

  /** Reviews are people's: this is about what machines notice, so nobody has to be waited for. */
  async withoutReviews(name: string): Promise<void> {
    const server = await this.server(name);
    if (server === null) return;
    const { settings, folder, git } = server;
    const rules = Object.entries(settings.protected).map(([branch, rule]) => [
      branch,
      { ...rule, requiredReviews: 0, requireResolved: false, requireOwnerReview: false },
    ]);
    writeSettings(git.fs, folder, {
      ...settings,
      reviewers: [],
      collaborators: [],
      teams: {},
      meanwhile: [],
      protected: Object.fromEntries(rules),
    });
  }

  /** What the platform team does to the image of the machines. */
  async renewImage(name: string, runnerNode: string): Promise<void> {
    const server = await this.server(name);
    if (server === null) return;
    const { fs } = this.shop.store;
    writeActions(fs, server.folder, { ...readActions(fs, server.folder), runnerNode });
  }

  /** Has somebody propose a change by a pull request, which is merged if the rules of the repository let it. */
  async propose(given: Proposed): Promise<Proposal> {
    const nothing = {
      isMerged: false,
      obstacles: [],
      asked: [],
      waitsFor: [],
      runs: [],
      ranOn: [],
      minutes: 0,
    };
    const branch = `change-${++this.#clones}`;
    const doesNotApply = await this.#commit(given);
    if (doesNotApply !== null) return { ...nothing, doesNotApply };
    const known = await this.#runIds(given.repository);
    const pushedAt = this.shop.store.clock.now();
    const programs = this.nodes.length;
    const title = shellQuote(given.says);
    await this.#in(
      `git switch -q -c ${branch} && git push -q -u origin HEAD && gh pr create --title ${title} --body ''`,
    );
    await this.shop.ci.work({ passTime: true });
    const opened = (await this.server(given.repository))!;
    const pull = pullOfBranch(opened, branch);
    const state = pull && mergeStateOf(opened, pull);
    const minutes = (this.shop.store.clock.now() - pushedAt) / 60_000;
    const runs = (await this.#runs(given.repository)).filter(({ id }) => !known.has(id));
    const ranBefore = this.nodes.length;
    const merged = await this.#in(`gh pr merge ${branch} --merge`);
    await this.#clear();
    return {
      doesNotApply: null,
      isMerged: merged.exitCode === 0,
      obstacles: state?.obstacles ?? [],
      asked: pull?.reviewers ?? [],
      waitsFor: [...new Set(state?.awaitedOwners.flatMap(({ owners }) => owners) ?? [])],
      runs,
      ranOn: this.nodes.slice(programs, ranBefore),
      minutes,
    };
  }

  /** Has somebody who may do so put a change on main past all rules; null: done. */
  async force(given: Proposed): Promise<string | null> {
    const { settings, folder, git } = (await this.server(given.repository))!;
    const doesNotApply = await this.#commit(given);
    if (doesNotApply === null) {
      writeSettings(git.fs, folder, { ...settings, protected: {} });
      await this.#in('git push -q origin HEAD:main');
      writeSettings(git.fs, folder, settings);
    }
    await this.#clear();
    return doesNotApply;
  }

  /** Runs a night's workflow by hand, as a schedule would. */
  async night(name: string, workflow: string): Promise<Night> {
    const known = await this.#runIds(name);
    const started = await this.shop.run(`gh workflow run ${workflow} -R ${name} --ref main`);
    if (started.exitCode !== 0) return { run: null, list: null };
    await this.shop.ci.work({ passTime: true });
    return this.#newest(name, known);
  }

  /** Runs lines of shell as whoever works in the lab, and gives what workflows made of them. */
  async runbook(
    name: string,
    lines: string,
  ): Promise<Night & { readonly exitCode: number; readonly says: string }> {
    const known = await this.#runIds(name);
    if (this.#own !== null) this.shop.write(GIT_CONFIG, this.#own);
    const { exitCode, stdout, stderr } = await this.shop.run(`cd /workspace; ${lines}`);
    await this.shop.ci.work({ passTime: true });
    return {
      ...(await this.#newest(name, known)),
      exitCode,
      says: `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '',
    };
  }

  /** The newest run beside those that are known, with its list. */
  async #newest(name: string, known: ReadonlySet<number>): Promise<Night> {
    const server = (await this.server(name))!;
    const { fs } = this.shop.store;
    const run =
      (await this.#runs(name)).findLast(({ id, artifacts }) => !known.has(id) && artifacts !== undefined) ??
      null;
    const artifact = run?.artifacts.find((one) => one.name === 'calls');
    if (run === null || artifact === undefined) return { run, list: null };
    const files = new ArtifactStore(fs, server.folder).read(run.id, artifact.id);
    const content = [...files].find(([path]) => path.endsWith('.csv'))?.[1];
    return {
      run,
      list: typeof content === 'string' ? content : content ? new TextDecoder().decode(content) : null,
    };
  }

  /** All runs, oldest first. */
  async #runs(name: string): Promise<RunState[]> {
    const server = (await this.server(name))!;
    return new RunStore(this.shop.store.fs, server.folder).all().reverse();
  }

  async #runIds(name: string): Promise<ReadonlySet<number>> {
    return new Set((await this.#runs(name)).map(({ id }) => id));
  }

  #in(line: string) {
    return this.shop.run(`(cd /workspace/${CLONE} && ${line})`);
  }

  /** Clones a repository as somebody, and commits a change there; a text: why it cannot be made. */
  async #commit({ repository, by, says, change, line }: Proposed): Promise<string | null> {
    const { shop } = this;
    await shop.run(
      [
        `git config --global user.name ${shellQuote(by)}`,
        `git config --global user.email ${loginOf(by)}@northline.example`,
        `git clone -q https://github.com/${repository}.git /workspace/${CLONE}`,
      ].join(' && '),
    );
    const problem = change({
      read: (file) => shop.text(`${CLONE}/${file}`),
      write: (file, text) => shop.write(`${CLONE}/${file}`, text),
      files: () =>
        Object.keys(shop.files()).flatMap((path) =>
          path.startsWith(`${CLONE}/`) ? [path.slice(CLONE.length + 1)] : [],
        ),
    });
    if (problem === null && line !== undefined) {
      const { exitCode, stderr } = await this.#in(line);
      if (exitCode !== 0) {
        await this.#clear();
        return `\`${line}\` does not run any more: ${stderr.trim().split('\n')[0]}`;
      }
    }
    if (problem === null) await this.#in(`git add -A && git commit -q -m ${shellQuote(says)}`);
    else await this.#clear();
    return problem;
  }

  async #clear(): Promise<void> {
    await this.shop.run(`cd /workspace && rm -rf ${CLONE}`);
  }
}

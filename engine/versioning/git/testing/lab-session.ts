import { ManualClock } from '@/engine/core/clock';
import { FileSystem, parentOf } from '@/engine/core/file-system';
import { seededRng } from '@/engine/core/rng';
import { git } from '../git';
import { discoverRepository, openRepository, type Repository } from '../program/repository';
import { Reflogs } from '../refs/reflog';
import {
  type FinalState,
  type GitOutcome,
  SCRIPT_START,
  type ScriptStep,
  STEP_SECONDS,
  scriptEnvironment,
} from './git-script';
import { shortStateOf } from './lab-state';

/** Our git at work on a file system of its own, one step of a script at a time. */
export class LabSession {
  readonly fs: FileSystem;
  /** Absolute path of the folder the script runs in. */
  readonly root: string;
  readonly outcomes: GitOutcome[] = [];
  readonly #clock = new ManualClock(SCRIPT_START * 1000);
  readonly #frozen: boolean;
  #step = 0;

  /** @param frozen all commands run at one moment, by the dates that git is told. */
  constructor(root: string, { frozen = false }: { readonly frozen?: boolean } = {}) {
    this.#frozen = frozen;
    this.root = root;
    this.fs = new FileSystem(this.#clock);
    this.fs.makeFolder(root);
  }

  /** Carries out one step. */
  async run(step: ScriptStep): Promise<void> {
    this.#clock.advance(STEP_SECONDS * 1000);
    this.#step++;
    if (step.kind === 'git') {
      const cwd = step.folder === undefined ? this.root : `${this.root}/${step.folder}`;
      this.outcomes.push(await this.git(step.args, cwd));
      return;
    }
    const path = `${this.root}/${step.path}`;
    if (step.kind === 'remove') this.fs.remove(path);
    else if (step.kind === 'mode') {
      // The script was written before its commands moved files about; a chmod of nothing changes nothing.
      if (this.fs.isFile(path)) this.fs.setExecutable(path, step.executable);
    } else {
      this.fs.makeFolder(parentOf(path));
      this.fs.write(path, step.content);
    }
  }

  /** Runs our git at the time of the current step. */
  async git(args: readonly string[], cwd = this.root): Promise<GitOutcome> {
    let stdout = '';
    let stderr = '';
    const exitCode = await git({
      args,
      cwd,
      env: scriptEnvironment(this.#frozen ? 0 : this.#step),
      stdin: '',
      fs: this.fs,
      clock: this.#clock,
      rng: seededRng('lab'),
      signal: new AbortController().signal,
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      shell: async () => 127,
    });
    return { stdout, stderr, exitCode };
  }

  /** The repository as it is; undefined: there is none yet. */
  async repository(): Promise<Repository | undefined> {
    const place = discoverRepository(this.fs, this.root);
    return place === undefined ? undefined : openRepository(this.fs, place);
  }

  async state(): Promise<FinalState> {
    const repo = await this.repository();
    if (repo === undefined) return { refs: '', index: '', status: '', reflog: '' };
    const status = await this.git(['status', '--porcelain=v2', '--branch']);
    return { ...shortStateOf(repo, new Reflogs(this.fs, repo.gitDir)), status: status.stdout };
  }
}

import type { ManualClock } from '../../../core/clock';
import type { FileSystem } from '../../../core/file-system';
import type { ProgramIo } from '../../../core/lab-program';
import { seededRng } from '../../../core/rng';
import { git } from '../../git/git';
import { gitPortAt } from '../git/git-port';
import type { GitHost, GitPort } from '../ports';
import type { TestGit } from './test-git';

const ENV = {
  HOME: '/home/n',
  GIT_AUTHOR_NAME: 'n',
  GIT_AUTHOR_EMAIL: 'a@b.c',
  GIT_COMMITTER_NAME: 'n',
  GIT_COMMITTER_EMAIL: 'a@b.c',
};

/** The lab's own git, for tests of DVC. */
export class LabGitHelper implements TestGit {
  readonly #place: { fs: FileSystem; clock: ManualClock; root: string };

  constructor(place: { fs: FileSystem; clock: ManualClock; root: string }) {
    this.#place = place;
  }

  setUp(): Promise<void> {
    return this.run('init', '-q', '-b', 'main', '.');
  }

  port(host: GitHost): Promise<GitPort | undefined> {
    return gitPortAt({ ...host, env: ENV }, this.#place.root);
  }

  addAll(): Promise<void> {
    return this.run('add', '-A');
  }

  commit(subject: string): Promise<void> {
    return this.run('commit', '-qm', subject);
  }

  restore(path: string): Promise<void> {
    return this.run('checkout', '-q', path);
  }

  /** A lightweight tag on HEAD. */
  async tag(name: string): Promise<void> {
    const { fs, clock, root } = this.#place;
    const head = await (await this.port({ fs, clock, env: ENV }))!.commitOf('HEAD');
    fs.makeFolder(`${root}/.git/refs/tags`);
    fs.write(`${root}/.git/refs/tags/${name}`, `${head!}\n`);
  }

  /** Runs git. @throws an error with what it printed when it fails. */
  async run(...args: string[]): Promise<void> {
    const { fs, clock, root } = this.#place;
    clock.advance(1000);
    let output = '';
    const print = (text: string) => {
      output += text;
    };
    const io: ProgramIo = {
      args,
      cwd: root,
      env: ENV,
      stdin: '',
      fs,
      clock,
      rng: seededRng('git'),
      signal: new AbortController().signal,
      stdout: print,
      stderr: print,
      shell: async () => 127,
    };
    const exitCode = await git(io);
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')} ended with ${exitCode}: ${output}`);
  }
}

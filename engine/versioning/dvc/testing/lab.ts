import { ManualClock } from '../../../core/clock';
import { FileSystem, parentOf, resolvePath } from '../../../core/file-system';
import type { ProgramIo } from '../../../core/lab-program';
import { seededRng } from '../../../core/rng';
import { createDvc } from '../program';
import { FakeGit } from './fake-git';
import type { TestGit } from './test-git';

/** A command as a test sees it. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as they came. */
  readonly output: string;
}

/** What a line of a stage does to the file system; returns its exit code. */
export type FakeCommand = (run: {
  readonly fs: FileSystem;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly print: (text: string) => void;
}) => number | undefined;

/** A file system with a project, git and DVC in it, whose stages run commands that a test gives. */
export class Lab<G extends TestGit = FakeGit> {
  readonly root: string;
  readonly clock = new ManualClock(1_700_000_000_000);
  readonly fs = new FileSystem(this.clock);
  readonly git: G;
  /** Lines that were run by stages. */
  readonly lines: string[] = [];
  readonly commands = new Map<string, FakeCommand>();
  /** What lines do that are not among the commands. */
  otherCommand: (line: string) => FakeCommand | undefined = () => undefined;
  hasGit = true;

  constructor(root = '/w/t2', makeGit?: (lab: { fs: FileSystem; clock: ManualClock; root: string }) => G) {
    this.root = root;
    this.fs.makeFolder(root);
    this.git = makeGit ? makeGit(this) : (new FakeGit(this.fs, root) as TestGit as G);
  }

  /** Writes files below the root. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const absolute = resolvePath(this.root, path);
      this.fs.makeFolder(parentOf(absolute));
      this.clock.advance(1);
      this.fs.write(absolute, text);
    }
  }

  read(path: string): string {
    return this.fs.readText(resolvePath(this.root, path));
  }

  exists(path: string): boolean {
    return this.fs.exists(resolvePath(this.root, path));
  }

  edit(path: string, change: (text: string) => string): void {
    this.write({ [path]: change(this.read(path)) });
  }

  remove(path: string): void {
    this.fs.remove(resolvePath(this.root, path));
  }

  async commit(subject = 'c'): Promise<void> {
    this.clock.advance(1000);
    await this.git.addAll();
    await this.git.commit(subject);
  }

  /** Runs DVC with words, e.g. `dvc('add', 'data.csv')`. */
  async dvc(...args: string[]): Promise<Ran> {
    return this.run(args);
  }

  async run(
    args: readonly string[],
    options: { cwd?: string; stdin?: string; signal?: AbortSignal } = {},
  ): Promise<Ran> {
    let stdout = '';
    let stderr = '';
    let output = '';
    this.clock.advance(1);
    const io: ProgramIo = {
      args,
      cwd: options.cwd ?? this.root,
      env: {},
      stdin: options.stdin ?? '',
      fs: this.fs,
      clock: this.clock,
      rng: seededRng('lab'),
      signal: options.signal ?? new AbortController().signal,
      stdout: (text) => {
        stdout += text;
        output += text;
      },
      stderr: (text) => {
        stderr += text;
        output += text;
      },
      shell: async (line, shellOptions) => {
        this.lines.push(line);
        const command = this.commands.get(line) ?? this.otherCommand(line);
        if (!command) throw new Error(`the test has no command ${JSON.stringify(line)}`);
        this.clock.advance(1000);
        const cwd = shellOptions?.cwd ?? this.root;
        return (
          command({ fs: this.fs, cwd, env: shellOptions?.env ?? {}, print: (text) => io.stdout(text) }) ?? 0
        );
      },
    };
    const dvc = createDvc({ gitAt: async (host) => (this.hasGit ? this.git.port(host) : undefined) });
    const exitCode = await dvc(io);
    return { exitCode, stdout, stderr, output };
  }
}

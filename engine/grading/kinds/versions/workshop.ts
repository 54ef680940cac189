import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { LabCi } from '../../../ci/lab-ci';
import type { Clock } from '../../../core/clock';
import type { CodeRunner } from '../../../core/code-runner';
import { FileSystem } from '../../../core/file-system';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../../core/files';
import { labPathOf, WORKSPACE_ROOT, workspacePathOf } from '../../../core/lab-layout';
import { isProjectFile } from '../../../core/program-files';
import { seededRng } from '../../../core/rng';
import { labCi } from '../../../shell/registry-ci';
import { openMachinesOf, openShell, type ShellSession } from '../../../shell/session';
import type { StoreContext } from '../../../tracking/mlflow/store/context';

/** 2026-03-04 09:00 UTC: the day after the work. */
export const WEDNESDAY = 1_772_614_800_000;

/** What a copy is made of. */
export interface WorkshopParts {
  readonly files: WorkspaceFiles;
  readonly runner: CodeRunner;
  readonly seed: string;
  readonly signal: AbortSignal;
  /** When it begins, in milliseconds since 1970; the day after the work when absent. */
  readonly at?: number;
}

/** What a line printed, and how it ended. */
export interface LineEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of somebody's work, in which the lab's programs are really run. What happens in it leaves the work as it is. */
export class Workshop {
  readonly #fs: FileSystem;
  readonly #shell: ShellSession;
  readonly #store: StoreContext;
  readonly #signal: AbortSignal;
  readonly #ci: () => LabCi;
  #now: number;
  /** Every line that was run. */
  readonly lines: string[] = [];

  constructor({ files, runner, seed, signal, at = WEDNESDAY }: WorkshopParts) {
    this.#now = at;
    // It goes on with each look: programs tell a changed file by its time.
    const clock: Clock = { now: () => ++this.#now };
    const rng = seededRng(`${seed}/workshop`);
    this.#fs = new FileSystem(clock);
    this.#signal = signal;
    let ino = 0;
    for (const [path, content] of Object.entries(files))
      this.#fs.restore(labPathOf(path), {
        kind: 'file',
        content,
        executable: false,
        mtimeMs: at,
        ino: ++ino,
      });
    // Chance and time of a program follow from the seed: what differs between two runs of it is the program's doing.
    const seeded: CodeRunner = {
      run: (request, onEvent, abort) => runner.run({ ...request, seed }, onEvent, abort),
    };
    const fs = this.#fs;
    this.#shell = openShell({ fs, clock, rng, runner: seeded });
    const openMachine = openMachinesOf({ fs, clock, rng, runner: seeded });
    this.#ci = () => labCi({ fs, clock, rng, openMachine });
    this.#store = { fs: this.#fs, root: `${WORKSPACE_ROOT}/mlruns`, clock, rng, user: 'learner' };
  }

  /** The experiments and models that the work has recorded. */
  get store(): StoreContext {
    return this.#store;
  }

  /** Lets time go by, in milliseconds. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** The workflows of the servers. */
  get ci(): LabCi {
    return this.#ci();
  }

  /** Lets time pass, in milliseconds. */
  wait(ms: number): void {
    this.#now += ms;
  }

  /** Runs a line in the project's folder. */
  async run(line: string): Promise<LineEnd> {
    this.lines.push(line);
    const printed = { stdout: '', stderr: '' };
    const exitCode = await this.#shell.run(
      line,
      {
        stdout: (text) => {
          printed.stdout += text;
        },
        stderr: (text) => {
          printed.stderr += text;
        },
      },
      this.#signal,
    );
    return { exitCode, ...printed };
  }

  /** The MD5 of a file, as DVC has it; null: there is none. */
  md5(path: WorkspacePath): string | null {
    return this.exists(path) ? bytesToHex(md5(this.#fs.readBytes(labPathOf(path)))) : null;
  }

  /** The text of a file; null: there is none. */
  text(path: WorkspacePath): string | null {
    return this.exists(path) ? this.#fs.readText(labPathOf(path)) : null;
  }

  exists(path: WorkspacePath): boolean {
    return this.#fs.isFile(labPathOf(path));
  }

  /** The project's own files as they are now. */
  files(): WorkspaceFiles {
    return this.#filesBelow(WORKSPACE_ROOT, isProjectFile);
  }

  /** All that is kept as it is now: the project, what tools keep, the servers. */
  everything(): WorkspaceFiles {
    return this.#filesBelow('/', () => true);
  }

  #filesBelow(folder: string, isWanted: (path: WorkspacePath) => boolean): WorkspaceFiles {
    const files: Record<WorkspacePath, FileContent> = {};
    for (const path of this.#fs.filesBelow(folder)) {
      const name = workspacePathOf(path);
      if (name !== null && isWanted(name) && this.#fs.isFile(path)) files[name] = this.#fs.read(path);
    }
    return files;
  }

  write(path: WorkspacePath, text: string): void {
    const at = labPathOf(path);
    this.#fs.makeFolder(at.slice(0, at.lastIndexOf('/')));
    this.#fs.write(at, text);
  }

  /** Removes a file, or a folder with all in it. */
  remove(path: WorkspacePath): void {
    this.#fs.remove(labPathOf(path));
  }
}

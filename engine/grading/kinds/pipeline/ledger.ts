import type { CodeRunner, RunRequest, RunResult } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import type { Chain, Script } from './chain';
import { withoutNotes } from './edits';
import { inputsOf, outputsOf } from './inputs';
import { KNOWN_SCRIPTS } from './known-scripts';

/** A script that was run. */
export interface ScriptRun {
  readonly script: Script;
  /** The stage that ran it; null: it was run by hand. */
  readonly stage: string | null;
  readonly isCompleted: boolean;
  /** Whether it had been run before with the very same code, parameters and files. */
  readonly isNeedless: boolean;
  /** The project's files as it met them. */
  readonly files: WorkspaceFiles;
}

/**
 * Watches which scripts of a chain are really run, and with what. From that alone it knows what is stale: files that a
 * script would write otherwise if it were run now. How the work is arranged in stages makes no difference.
 */
export class RunLedger {
  readonly #chain: Chain;
  /** What came out, by what went in. */
  readonly #known = new Map<string, string>();
  #runs: ScriptRun[] = [];

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  /** A runner that notes what it is asked to run. */
  watch(runner: CodeRunner): CodeRunner {
    return {
      run: async (request, onEvent, signal) => {
        const { program, files, env } = request;
        const path = program.kind === 'module' ? program.path : null;
        const script = this.#chain.scripts.find((one) => `${this.#chain.folder}/${one.script}` === path);
        if (!script) return runner.run(request, onEvent, signal);
        const before = this.#nameOf(files, script);
        const isNeedless = this.#known.has(before);
        const result = await this.#resultOf(script, request, () => runner.run(request, onEvent, signal));
        const isCompleted = result.outcome === 'completed';
        this.#runs.push({ script, stage: env?.DVC_STAGE ?? null, isCompleted, isNeedless, files });
        if (isCompleted) this.#known.set(before, outputsOf(laid(files, result.writes), this.#chain, script));
        return result;
      },
    };
  }

  /** What was run since this was last asked, in order. */
  take(): readonly ScriptRun[] {
    const runs = this.#runs;
    this.#runs = [];
    return runs;
  }

  /** The scripts whose files are not what they would write now. */
  stale(files: WorkspaceFiles): readonly Script[] {
    return this.#chain.scripts.filter(
      (script) => this.#known.get(this.#nameOf(files, script)) !== outputsOf(files, this.#chain, script),
    );
  }

  /** Runs a script, or takes what the very same run has come to before; comments of our edits make no other run. */
  async #resultOf(script: Script, request: RunRequest, run: () => Promise<RunResult>): Promise<RunResult> {
    const { files, seed, runId } = request;
    const inputs = inputsOf(files, this.#chain, script, withoutNotes);
    const key = JSON.stringify([seed, this.#chain.folder, request.program, inputs]);
    const known = KNOWN_SCRIPTS.get(key);
    if (known) return { ...known, runId };
    const result = await run();
    if (result.outcome !== 'completed' || seed === undefined) return result;
    // A file that came out as it stood there is not among the writes; where it is missing it has to be written.
    const after = laid(files, result.writes);
    const whole = script.writes.map((path) => `${this.#chain.folder}/${path}`);
    const writes = { ...result.writes };
    for (const path of whole) if (after[path] !== undefined) writes[path] = after[path];
    KNOWN_SCRIPTS.keep(key, { ...result, writes });
    return result;
  }

  #nameOf(files: WorkspaceFiles, script: Script): string {
    return `${script.name} ${inputsOf(files, this.#chain, script)}`;
  }
}

/** Files with what a program wrote; null removes one. */
function laid(
  files: WorkspaceFiles,
  writes: Readonly<Record<string, WorkspaceFiles[string] | null>>,
): WorkspaceFiles {
  const after = { ...files };
  for (const [path, content] of Object.entries(writes)) {
    if (content === null) delete after[path];
    else after[path] = content;
  }
  return after;
}

import type { RunRequest } from '../engine/core/code-runner';
import { StagecraftError } from '../engine/core/errors';
import type { FileContent, FileMark, WorkspacePath } from '../engine/core/files';
import type { WorkspaceTree } from '../engine/workspace/model';
import type { CommandEnd } from '../runtime/lab/protocol';
import { SCRIPT_START } from '../runtime/lab/script-clock';
import { LabConnection } from './lab-connection';
import type { SessionPorts, StartLab } from './ports';

/** Work that a lesson does by a shell script in place of files: see "Session scripts" in CONTRIBUTING.md. */
export interface ScriptedWork {
  readonly start: StartLab;
  readonly runner: SessionPorts['runner'];
  /** The work that it begins with. */
  readonly tree: WorkspaceTree;
  /** The lesson's read-only data. */
  readonly data: Readonly<Record<WorkspacePath, string>>;
  readonly script: string;
}

/** All ids and chance of scripted work follow from it: for every learner the same. */
const SEED = 'script';

/** A script of a lesson ended with a failure. */
export class ScriptFailedError extends StagecraftError<'script-failed'> {
  constructor(exitCode: number, output: string) {
    super(
      'script-failed',
      `The script of the lesson ended with exit code ${exitCode}. Its last words: ${output.trim().slice(-600)}`,
      { exitCode },
    );
  }
}

/**
 * Plays a script over a workspace by the lab's own shell, with a clock and a seed of its own; the same script over the
 * same files gives the same bytes, in a page and in Node. It ends at the first command that fails.
 * @throws ScriptFailedError, LabFailedError
 */
export async function playScript({
  start,
  runner,
  tree,
  data,
  script,
}: ScriptedWork): Promise<WorkspaceTree> {
  let runs = 0;
  const connection = new LabConnection({
    start,
    runProgram: (request: RunRequest, onEvent, signal) =>
      runner.run({ ...request, seed: `${SEED}/${++runs}` }, onEvent, signal),
    data: () => data,
    onInterrupted: () => {},
    onOpenFile: () => {},
    // What a script starts ends within it.
    onProgress: () => {},
  });
  const { client, mirror } = connection;
  try {
    client.tell({
      type: 'start',
      start: { seed: SEED, now: SCRIPT_START, readOnly: Object.keys(data), history: [], isScripted: true },
    });
    client.tell({ type: 'sync', changes: { files: data, marks: {} }, now: SCRIPT_START });
    const changes = mirror.changes(tree.files, tree.marks);
    if (changes) client.tell({ type: 'sync', changes, now: SCRIPT_START });
    let output = '';
    const end = await connection.run<CommandEnd>(
      { type: 'command', command: `set -e\n${script}` },
      (_stream, text) => {
        output += text;
      },
    );
    if (end === null || end.exitCode !== 0) throw new ScriptFailedError(end?.exitCode ?? 1, output);
    return {
      files: changed<FileContent>(tree.files, end.changes.files),
      marks: changed<FileMark>(tree.marks, end.changes.marks),
    };
  } finally {
    connection.close();
  }
}

/** What is there after changes; `null`: it is gone. */
function changed<Value>(
  before: Readonly<Record<WorkspacePath, Value>>,
  changes: Readonly<Record<WorkspacePath, Value | null>>,
): Record<WorkspacePath, Value> {
  const after: Record<WorkspacePath, Value> = { ...before };
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) delete after[path];
    else after[path] = value;
  }
  return after;
}

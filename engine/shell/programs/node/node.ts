import type { Program, RunResult } from '../../../core/code-runner';
import { resolvePath } from '../../../core/file-system';
import type { FileContent, WorkspacePath } from '../../../core/files';
import { labPathOf, WORKSPACE_ROOT, workspacePathOf } from '../../../core/lab-layout';
import { testPaths } from '../../../core/npm-script';
import { isProjectFile } from '../../../core/program-files';
import { INTERRUPTED } from '../../bash/command';
import { reasonOf } from '../../bash/reason';
import type { CommandIo } from '../../host';
import { parseNodeArgs } from './node-args';
import { SpecReporter } from './test-reporter';

const VERSION = 'v20.20.2';

/** What a run of the terminal may use: as long as it likes, since Ctrl-C ends it, but no more output than anybody reads. */
const LIMITS = { deadlineMs: 2_147_483_647, outputBytes: 4_000_000 };

/** Where the code of `node -e` stands while it runs. */
const EVAL: WorkspacePath = '[eval].ts';

/** `node`, `tsx`: runs TypeScript and JavaScript of the project in the sandbox. */
export async function node(io: CommandIo): Promise<number> {
  const call = parseNodeArgs(io.args);
  if (call.kind === 'version') {
    io.stdout(`${VERSION}\n`);
    return 0;
  }
  if (call.kind === 'refused') {
    io.stderr(`${call.message}\n`);
    return 9;
  }
  const files = filesOf(io);
  if (call.kind === 'tests') {
    const patterns = call.patterns.map((pattern) => inProject(io, pattern) ?? pattern);
    const paths = testPaths(files, patterns);
    const missing = call.patterns.find(
      (pattern) => !/[*?[{]/.test(pattern) && !io.fs.exists(resolvePath(io.cwd, pattern)),
    );
    if (missing !== undefined) {
      io.stderr(`Could not find '${resolvePath(io.cwd, missing)}'\n`);
      return 1;
    }
    return run(io, files, { kind: 'tests', paths }, call.only);
  }
  if (call.kind === 'code' || call.kind === 'stdin') {
    const text = call.kind === 'code' ? call.code : io.stdin;
    if (call.kind === 'stdin' && text.trim() === '') {
      io.stderr(
        'node: there is no prompt of Node.js in the lab. Run a file (node src/train.ts) or a line (node -e "…").\n',
      );
      return 1;
    }
    const code = call.kind === 'code' && call.prints ? `console.log(${text.replace(/;\s*$/, '')});\n` : text;
    return run(io, { ...files, [EVAL]: code }, { kind: 'module', path: EVAL, argv: call.argv });
  }
  const path = moduleAt(io, call.path);
  if (path === null) {
    io.stderr(notFound(resolvePath(io.cwd, call.path)));
    return 1;
  }
  return run(io, files, { kind: 'module', path, argv: call.argv });
}

/** The file that `node <path>` runs, as a path of the workspace; null: there is none. */
function moduleAt(io: CommandIo, typed: string): WorkspacePath | null {
  const path = resolvePath(io.cwd, typed);
  const found = [path, `${path}.js`, `${path}.ts`, `${path}/index.js`, `${path}/index.ts`].find((one) =>
    io.fs.isFile(one),
  );
  return found === undefined ? null : workspacePathOf(io.fs.realPath(found));
}

/** A pattern as seen from the project's folder; null: it leads out of it. */
function inProject(io: CommandIo, pattern: string): string | null {
  const path = resolvePath(io.cwd, pattern);
  return path.startsWith(`${WORKSPACE_ROOT}/`) ? path.slice(WORKSPACE_ROOT.length + 1) : null;
}

/** The project as a program sees it. */
function filesOf({ fs }: CommandIo): Record<WorkspacePath, FileContent> {
  const files: Record<WorkspacePath, FileContent> = {};
  for (const path of fs.filesBelow(WORKSPACE_ROOT)) {
    const name = path.slice(WORKSPACE_ROOT.length + 1);
    if (isProjectFile(name) && fs.isFile(path)) files[name] = fs.read(path);
  }
  return files;
}

async function run(
  io: CommandIo,
  files: Record<WorkspacePath, FileContent>,
  program: Program,
  only?: RegExp,
): Promise<number> {
  const { runner } = io.host;
  if (!runner) {
    io.stderr('node: programs cannot be run here.\n');
    return 1;
  }
  const runId = `run-${io.rng.int(2 ** 32).toString(16)}${io.rng.int(2 ** 32).toString(16)}`;
  const reporter = new SpecReporter(io.stdout);
  let reported = 0;
  const cwd = inProject(io, '.') ?? '';
  const result = await runner.run(
    {
      runId,
      language: 'typescript',
      files,
      program,
      env: io.env,
      limits: LIMITS,
      ...(cwd !== '' && { cwd }),
    },
    (event) => {
      if (event.type === 'output') (event.stream === 'stdout' ? io.stdout : io.stderr)(event.text);
      else if (event.type === 'output-truncated')
        io.stderr(
          `[the lab] The program printed more than is shown; ${event.droppedBytes} bytes were dropped.\n`,
        );
      else if (event.type === 'test' && (only === undefined || only.test(event.report.name.join(' ')))) {
        reported++;
        reporter.add(event.report);
      }
    },
    io.signal,
  );
  if (program.kind === 'tests' || reported > 0) reporter.end(result.durationMs);
  keepWrites(io, result, program.kind === 'module' && program.path === EVAL);
  return exitCodeOf(io, result);
}

/** Lays what the program wrote into the file system. */
function keepWrites(io: CommandIo, { writes }: RunResult, isEval: boolean): void {
  for (const [name, content] of Object.entries(writes)) {
    if (isEval && name === EVAL) continue;
    const path = labPathOf(name);
    try {
      if (content === null) io.fs.remove(path);
      else {
        io.fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
        io.fs.write(path, content);
      }
    } catch (error) {
      io.stderr(`[the lab] ${name} was not kept: ${reasonOf(error)}\n`);
    }
  }
}

function exitCodeOf(io: CommandIo, { outcome, error }: RunResult): number {
  switch (outcome) {
    case 'completed':
      return 0;
    case 'stopped':
      return INTERRUPTED;
    case 'failed':
      return error?.name === 'ExitCode' && error.stack === '' ? Number(error.code) & 0xff : 1;
    case 'memory':
      io.stderr('\nFATAL ERROR: the program held more memory than the lab gives it, and was ended.\n');
      return 134;
    case 'deadline':
      io.stderr('The program ran longer than the lab lets it, and was ended.\n');
      return 124;
    case 'crashed':
      io.stderr(
        `The lab could not run this: ${error?.message ?? 'the sandbox ended'}. This is not your code's doing; run it again.\n`,
      );
      return 70;
  }
}

const notFound = (path: string) =>
  `node:internal/modules/run_main\n\nError: Cannot find module '${path}'\n    at node:internal/main/run_main_module {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js ${VERSION}\n`;

import type { Program, RunResult, RunServices } from '../../../core/code-runner';
import type { FileContent, WorkspacePath } from '../../../core/files';
import { LAB_NODE, nodeOnPath } from '../../../core/node-release';
import { INTERRUPTED } from '../../bash/command';
import { reasonOf } from '../../bash/reason';
import { commitEnvironment } from '../../environment';
import type { CommandIo, ShellHost } from '../../host';
import { inProject, placeOf, rootOf } from './project';
import { SpecReporter } from './test-reporter';

/** What a run of the terminal may use: as long as it likes, since Ctrl-C ends it, but no more output than anybody reads. */
const LIMITS = { deadlineMs: 2_147_483_647, outputBytes: 4_000_000 };

/** Where the code of `node -e` stands while it runs. */
export const EVAL: WorkspacePath = '[eval].ts';

/** Runs a program in the sandbox, shows what it prints, and keeps what it wrote; its exit code. */
export async function runInSandbox(
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
  const ofGit = (path: string) => {
    const full = `${rootOf(io.host)}/.git/${path}`;
    return io.fs.isFile(full) ? io.fs.readText(full) : undefined;
  };
  const version = nodeOnPath(io.env.PATH);
  const result = await runner.run(
    {
      runId,
      language: 'typescript',
      files,
      program,
      ...(version !== LAB_NODE && { node: version }),
      env: { ...commitEnvironment(ofGit), ...io.env },
      limits: LIMITS,
      services: servicesOf(io.host),
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

/** The services of the lab as the program meets them, the same that curl does. */
const servicesOf = (host: ShellHost): RunServices => ({
  origins: Object.keys(host.services),
  answer: async (request) => {
    const origin = Object.keys(host.services).find((one) => request.url.startsWith(`${one}/`))!;
    return (await host.services[origin]!())(request, host);
  },
});

/** Lays what the program wrote into the file system. */
function keepWrites(io: CommandIo, { writes }: RunResult, isEval: boolean): void {
  for (const [name, content] of Object.entries(writes)) {
    if (isEval && name === EVAL) continue;
    const path = placeOf(io.host, name);
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

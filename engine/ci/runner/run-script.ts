import { resolvePath } from '../../core/file-system';
import type { StepDefinition } from '../workflow/workflow';
import { PLACES } from './places';
import { shellOf } from './shells';
import type { BodyResult, StepBody } from './step-body';

/** The line of a script, from 1, on which a command stands; 1 when it is not found. */
function lineOf(script: string, command: string): number {
  const found = script.split('\n').findIndex((line) => line.split(/[\s;|&(){}]+/).includes(command));
  return found < 0 ? 1 : found + 1;
}

/** What bash says of a command that is not there, with the script's name and line, as the real one has it. */
const named = (text: string, path: string, script: string): string =>
  text.replace(
    /^bash: ([^:\n]+): command not found$/gm,
    (_all, command: string) => `${path}: line ${lineOf(script, command)}: ${command}: command not found`,
  );

/** Runs a step's script on the job's machine. */
export async function runScript(step: StepDefinition, body: StepBody): Promise<BodyResult> {
  const { runtime, scope, log } = body;
  const { machine, files, defaults } = runtime;
  const script = scope.text(step.run).replaceAll('\r\n', '\n');
  const name = scope.text(step.shell ?? (body.frame.depth > 0 ? undefined : defaults.shell));
  const shell = shellOf(name);
  const first = script.trimStart().split('\n')[0]!.trim();
  log.line(`##[group]Run ${first}`);
  for (const line of script.replace(/\n$/, '').split('\n')) log.line(line);
  log.line(`shell: ${shell?.shown ?? name}`);
  if (Object.keys(body.shownEnv).length > 0) {
    log.line('env:');
    for (const [variable, value] of Object.entries(body.shownEnv)) log.line(`  ${variable}: ${value}`);
  }
  log.line('##[endgroup]');
  if (shell === undefined) {
    log.error(`${name}: command not found. The lab has the shells bash, sh and python.`);
    return { outcome: 'failure', outputs: {} };
  }
  const folder = scope.text(
    step['working-directory'] ?? (body.frame.depth > 0 ? undefined : defaults['working-directory']),
  );
  const cwd = resolvePath(PLACES.workspace, folder === '' ? '.' : folder);
  if (!files.isFolder(cwd)) {
    log.error(
      `An error occurred trying to start process '/usr/bin/bash' with working directory '${cwd}'. No such file or directory`,
    );
    return { outcome: 'failure', outputs: {} };
  }
  const id = runtime.rng
    .int(2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const path = `${PLACES.temp}/${id}${shell.extension}`;
  files.makeFolder(PLACES.temp);
  files.write(path, `${shell.opening}${script}\n`);
  const exitCode = await machine.run(shell.command(path), {
    cwd,
    env: body.env,
    signal: body.signal,
    onOutput: (stream, text) => log.write(stream, stream === 'stderr' ? named(text, path, script) : text),
  });
  log.flush();
  files.remove(path);
  if (exitCode !== 0 && !body.signal.aborted) log.error(`Process completed with exit code ${exitCode}.`);
  return { outcome: exitCode === 0 ? 'success' : 'failure', outputs: {} };
}

import { messageOf } from '../../core/errors';
import { FileSystemError, resolvePath } from '../../core/file-system';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { MonitoringError } from '../errors';
import { parseExposition } from '../exposition/parse';
import { parseRules, type RuleGroup } from '../rules/rule-file';
import { runUnitTest } from '../unit-test/run-unit-test';
import { parseUnitTests } from '../unit-test/unit-test-file';
import { failureText } from './failure-text';
import { lintMetrics } from './lint-metrics';
import { checkPrometheusConfig } from './prometheus-config-file';

const VERSION = '2.42.0';

const HELP = `usage: promtool <command> [<args> ...]

Tooling for the Prometheus monitoring system. In the lab:

  check config <config-files>...   Check if the config files are valid or not.
  check rules [<rule-files>...]    Check if the rule files are valid or not.
  check metrics                    Read metrics from standard input, and lint them.
  test rules <test-rule-file>...   Unit tests for rules.

Flags:
  -h, --help     Show this help.
      --version  Show the version whose semantics the lab has.
`;

/** How the real promtool ends when its lint finds something. */
const LINT_FOUND = 3;

/** `promtool`: checks configurations, rules and metrics, and runs unit tests of rules, with the real one's words and exit codes. */
export const promtool: LabProgram = async (io) => {
  const [command, part, ...paths] = io.args;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    io.stdout(HELP);
    return 0;
  }
  if (command === '--version') {
    io.stdout(`promtool, version ${VERSION} (the lab's own)\n`);
    return 0;
  }
  const files = paths.filter((path) => !path.startsWith('-'));
  const flag = paths.find((path) => path.startsWith('-'));
  if (flag !== undefined) return usage(io, `unknown long flag '${flag}'`);
  if (command === 'check' || command === 'test') {
    const run = PARTS[`${command} ${part ?? ''}`];
    if (run) return checkedPaths(io, `${command} ${part}`, files) ?? run(io, files);
    return usage(
      io,
      part === undefined ? `must select a subcommand of '${command}'` : `expected command but got "${part}"`,
    );
  }
  return usage(io, `expected command but got "${command}"`);
};

const PARTS: Readonly<Record<string, (io: ProgramIo, files: readonly string[]) => number>> = {
  'check config': (io, files) => worst(files.map((file) => checkConfig(io, file))),
  'check rules': (io, files) => worst(files.map((file) => checkRules(io, file))),
  'check metrics': (io) => checkMetrics(io),
  'test rules': (io, files) => worst(files.map((file) => testRules(io, file))),
};

const worst = (codes: readonly number[]): number => Math.max(0, ...codes);

function usage(io: ProgramIo, what: string): number {
  io.stderr(`promtool: error: ${what}, try --help\n`);
  return 1;
}

/** Files that are not there end it before anything is checked. */
function checkedPaths(io: ProgramIo, command: string, files: readonly string[]): number | null {
  if (command === 'check metrics') return null;
  if (files.length === 0) {
    const what = { 'check config': 'config-files', 'check rules': 'rule-files' }[command] ?? 'test-rule-file';
    return usage(io, `required argument '${what}' not provided`);
  }
  const missing = files.find((file) => !io.fs.exists(resolvePath(io.cwd, file)));
  return missing === undefined ? null : usage(io, `path '${missing}' does not exist`);
}

const textOf = (io: ProgramIo, path: string): string => io.fs.readText(resolvePath(io.cwd, path));

/**
 * The files that a file names, from the folder that it lies in; `*` and `?` in the last part of a name stand for what is there.
 * @throws MonitoringError for one that is not there
 */
function namedFiles(io: ProgramIo, by: string, name: string): string[] {
  const path = name.startsWith('/') ? name : by.slice(0, by.lastIndexOf('/') + 1) + name;
  const pattern = path.slice(path.lastIndexOf('/') + 1);
  if (!/[*?]/.test(pattern)) {
    if (io.fs.exists(resolvePath(io.cwd, path))) return [path];
    throw new MonitoringError(
      'rules-invalid',
      `"${path}" does not exist; write it, or take it out of the rule_files of ${by}.`,
    );
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const form = new RegExp(`^${source}$`);
  return io.fs
    .list(resolvePath(io.cwd, folder))
    .filter((one) => form.test(one))
    .map((one) => folder + one);
}

function checkRules(io: ProgramIo, path: string): number {
  io.stdout(`Checking ${path}\n`);
  const failure = failureOf(() => {
    const count = parseRules(textOf(io, path), path).reduce((sum, { rules }) => sum + rules.length, 0);
    io.stdout(`  SUCCESS: ${count} rules found\n`);
  });
  if (failure !== null) io.stderr(`  FAILED:\n${failure}\n`);
  io.stdout('\n');
  return failure === null ? 0 : 1;
}

function checkConfig(io: ProgramIo, path: string): number {
  io.stdout(`Checking ${path}\n`);
  let ruleFiles: readonly string[] = [];
  const failure = failureOf(() => {
    ruleFiles = checkPrometheusConfig(textOf(io, path), path).ruleFiles.flatMap((file) =>
      namedFiles(io, path, file),
    );
    if (ruleFiles.length > 0) io.stdout(`  SUCCESS: ${ruleFiles.length} rule files found\n`);
    io.stdout(` SUCCESS: ${path} is valid prometheus config file syntax\n`);
  });
  if (failure !== null) io.stderr(`  FAILED: ${failure}\n`);
  io.stdout('\n');
  if (failure !== null) return 1;
  return worst(ruleFiles.map((file) => checkRules(io, file)));
}

function checkMetrics(io: ProgramIo): number {
  try {
    const problems = lintMetrics(parseExposition(io.stdin));
    for (const { metric, text } of problems) io.stderr(`${metric} ${text}\n`);
    return problems.length > 0 ? LINT_FOUND : 0;
  } catch (thrown) {
    io.stderr(`error while linting: ${messageOf(thrown)}\n`);
    return 1;
  }
}

function testRules(io: ProgramIo, path: string): number {
  io.stdout(`Unit Testing:  ${path}\n`);
  const failures: string[] = [];
  const failure = failureOf(() => {
    const file = parseUnitTests(textOf(io, path), path);
    const groups: RuleGroup[] = file.ruleFiles
      .flatMap((name) => namedFiles(io, path, name))
      .flatMap((name) => parseRules(textOf(io, name), name));
    for (const test of file.tests) {
      const found = runUnitTest(test, groups, file.evaluationInterval);
      failures.push(...found.map((one) => failureText(test.name, one)));
    }
  });
  if (failure !== null) failures.push(failure);
  if (failures.length === 0) io.stdout('  SUCCESS\n');
  else io.stderr(`  FAILED:\n${failures.join('\n')}\n`);
  io.stdout('\n');
  return failures.length === 0 ? 0 : 1;
}

/** What went wrong in words; null: nothing. Faults of ours go on. */
function failureOf(run: () => void): string | null {
  try {
    run();
    return null;
  } catch (thrown) {
    if (thrown instanceof MonitoringError) return thrown.message;
    if (thrown instanceof FileSystemError) return thrown.message;
    throw thrown;
  }
}

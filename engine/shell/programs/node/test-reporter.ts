import type { ProgramError, TestReport } from '../../../core/code-runner';

const MARKS = { passed: '✔', failed: '✖', skipped: '﹣', todo: '⚠' } as const;

/**
 * Prints test reports as Node's `spec` reporter does: each test below the suites that it stands in, then the counts,
 * then every failure once more with its error.
 */
export class SpecReporter {
  readonly #print: (text: string) => void;
  readonly #reports: TestReport[] = [];
  #suites: readonly string[] = [];

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  add(report: TestReport): void {
    this.#reports.push(report);
    const suites = report.name.slice(0, -1);
    const shared = suites.findIndex((name, at) => this.#suites[at] !== name);
    const known = shared < 0 ? suites.length : shared;
    for (let at = known; at < suites.length; at++) this.#print(`${'  '.repeat(at)}▶ ${suites[at]}\n`);
    this.#suites = suites;
    this.#print(`${'  '.repeat(suites.length)}${lineOf(report)}\n`);
  }

  /** The end of the run: counts and failures. */
  end(durationMs: number): void {
    const count = (outcome: TestReport['outcome']) =>
      this.#reports.filter((report) => report.outcome === outcome).length;
    const suites = new Set(
      this.#reports.flatMap(({ path, name }) =>
        name.slice(0, -1).map((_part, at) => `${path} ${name.slice(0, at + 1).join(' ')}`),
      ),
    );
    const facts: readonly (readonly [string, string | number])[] = [
      ['tests', this.#reports.length],
      ['suites', suites.size],
      ['pass', count('passed')],
      ['fail', count('failed')],
      ['cancelled', 0],
      ['skipped', count('skipped')],
      ['todo', count('todo')],
      ['duration_ms', Number(durationMs.toFixed(6))],
    ];
    this.#print(facts.map(([name, value]) => `ℹ ${name} ${value}\n`).join(''));
    const failures = this.#reports.filter((report) => report.outcome === 'failed');
    if (failures.length === 0) return;
    this.#print('\n✖ failing tests:\n');
    for (const failure of failures) {
      const { location, path, error } = failure;
      const place = location ? `${location.path}:${location.line}:${location.column ?? 1}` : path;
      this.#print(`\ntest at ${place}\n${lineOf(failure)}\n${error ? indented(error) : ''}`);
    }
  }
}

const lineOf = ({ outcome, name, durationMs }: TestReport) =>
  `${MARKS[outcome]} ${name.at(-1)} (${Number(durationMs.toFixed(6))}ms)${outcome === 'skipped' ? ' # SKIP' : outcome === 'todo' ? ' # TODO' : ''}`;

const indented = (error: ProgramError) =>
  `${error.stack || `${error.name}: ${error.message}`}\n`.replace(/^(?=.)/gm, '  ');

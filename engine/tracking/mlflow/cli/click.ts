/** Options and errors as Click, the library of MLflow's own command line, has them. */

/** One option of a command. */
export interface OptionSpec {
  /** The long name first: `['--experiment-id', '-x']`. */
  readonly flags: readonly [string, ...string[]];
  readonly kind: 'text' | 'whole' | 'flag' | 'list';
  readonly help: string;
  readonly isRequired?: boolean;
  readonly standard?: string;
  readonly choices?: readonly string[];
  /** The variable of the environment that gives it when it is absent. */
  readonly variable?: string;
}

/** What the options of a call were: by the long name without its dashes. */
export class Options {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  /** The last value; undefined when it was not given. */
  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** As `text`, of an option that is required or has a standard value. */
  given(name: string): string {
    return this.text(name) ?? '';
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  list(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  flag(name: string): boolean {
    return this.#values.has(name);
  }
}

/** A call that Click refuses. */
export class UsageError extends Error {}

const nameOf = ({ flags }: OptionSpec) => flags[0].slice(2);
const namesOf = ({ flags }: OptionSpec) => flags.map((flag) => `'${flag}'`).join(' / ');

function check(spec: OptionSpec, value: string): string {
  if (spec.kind === 'whole' && !/^-?\d+$/.test(value))
    throw new UsageError(`Invalid value for ${namesOf(spec)}: '${value}' is not a valid integer.`);
  if (spec.choices && !spec.choices.includes(value)) {
    const choices = spec.choices.map((choice) => `'${choice}'`).join(', ');
    throw new UsageError(`Invalid value for ${namesOf(spec)}: '${value}' is not one of ${choices}.`);
  }
  return value;
}

/** Cuts an argument into an option and what stands with it: `--a=b`, `-ab`. */
function splitArgument(argument: string): readonly [string, string | undefined] {
  if (argument.startsWith('--')) {
    const at = argument.indexOf('=');
    return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
  }
  return argument.length > 2 ? [argument.slice(0, 2), argument.slice(2)] : [argument, undefined];
}

/**
 * Reads the arguments of a command.
 * @throws UsageError in Click's words.
 */
export function readOptions(
  args: readonly string[],
  specs: readonly OptionSpec[],
  env: Readonly<Record<string, string>>,
): Options {
  const values = new Map<string, string[]>();
  const extra: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at]!;
    if (!argument.startsWith('-') || argument === '-') {
      extra.push(argument);
      continue;
    }
    const [flag, attached] = splitArgument(argument);
    const spec = specs.find(({ flags }) => flags.includes(flag));
    if (spec === undefined) throw new UsageError(`No such option: ${flag}${suggestion(flag, specs)}`);
    if (spec.kind === 'flag') {
      if (attached !== undefined) throw new UsageError(`Option '${flag}' does not take a value.`);
      values.set(nameOf(spec), ['']);
      continue;
    }
    const value = attached ?? args[++at];
    if (value === undefined) throw new UsageError(`Option '${flag}' requires an argument.`);
    const before = spec.kind === 'list' ? (values.get(nameOf(spec)) ?? []) : [];
    values.set(nameOf(spec), [...before, check(spec, value)]);
  }
  for (const spec of specs) {
    const fallback = (spec.variable && env[spec.variable]) || spec.standard;
    if (values.has(nameOf(spec))) continue;
    if (fallback !== undefined) values.set(nameOf(spec), [check(spec, fallback)]);
    else if (spec.isRequired) throw new UsageError(`Missing option ${namesOf(spec)}.`);
  }
  if (extra.length > 0)
    throw new UsageError(`Got unexpected extra argument${extra.length > 1 ? 's' : ''} (${extra.join(' ')})`);
  return new Options(values);
}

function suggestion(flag: string, specs: readonly OptionSpec[]): string {
  const near = specs
    .map(({ flags }) => flags[0])
    .filter((name) => flag.length > 3 && name.startsWith(flag.slice(0, 5)));
  if (near.length === 0) return '';
  return near.length === 1 ? ` Did you mean ${near[0]}?` : ` (Possible options: ${near.sort().join(', ')})`;
}

/** Names with what they mean, in two columns. */
export function helpRows(rows: readonly (readonly [string, string])[], width = 80): string {
  const column = Math.min(30, Math.max(...rows.map(([name]) => name.length))) + 4;
  const lines = rows.flatMap(([name, help]) => {
    const words = help.split(' ');
    const wrapped: string[] = [''];
    for (const word of words) {
      const line = wrapped.at(-1)!;
      if (line !== '' && line.length + word.length + 1 > width - column) wrapped.push(word);
      else wrapped[wrapped.length - 1] = line === '' ? word : `${line} ${word}`;
    }
    const first = `  ${name}`.padEnd(column);
    const head =
      name.length + 4 > column ? [`  ${name}`, ' '.repeat(column) + wrapped[0]] : [first + wrapped[0]];
    return [...head, ...wrapped.slice(1).map((line) => ' '.repeat(column) + line)];
  });
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const TYPES = { text: ' TEXT', whole: ' INTEGER', flag: '', list: ' TEXT' } as const;

/** The help of one command. */
export function commandHelp(path: string, about: string, specs: readonly OptionSpec[]): string {
  const rows = specs.map((spec): readonly [string, string] => {
    const flags = [...spec.flags].reverse().join(', ');
    const type = spec.choices ? ` [${spec.choices.join('|')}]` : TYPES[spec.kind];
    const required = spec.isRequired && spec.standard === undefined ? '  [required]' : '';
    return [flags + type, spec.help + required];
  });
  const options = helpRows([...rows, ['--help', 'Show this message and exit.']]);
  return `Usage: mlflow ${path} [OPTIONS]\n\n  ${about}\n\nOptions:\n${options}`;
}

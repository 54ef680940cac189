import { DvcUsageError } from '../errors';

/** An option of a command: `-f`, `--force`. */
export interface OptionSpec {
  /** What it is asked for by. */
  readonly name: string;
  readonly flags: readonly string[];
  /** `flag`: nothing follows; `value`: one word; `list`: may come again, one word each; `many`: all words up to the next option. */
  readonly takes: 'flag' | 'value' | 'list' | 'many';
  /** The value of a `value` that is given without one (`--untracked-files`). */
  readonly bare?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly isRequired?: boolean;
}

/** What a command takes. */
export interface ArgumentSpec {
  /** The command as it is typed, for messages: `stage add`. */
  readonly command: string;
  readonly options: readonly OptionSpec[];
  /** Words beside options: at least, at most. */
  readonly operands?: readonly [least: number, most: number];
  /** Names of operands for messages. */
  readonly operandNames?: string;
  /** From the first operand on, every word is one (`stage add … command`). */
  readonly isRest?: boolean;
}

export const flag = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, takes: 'flag' });
export const value = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, takes: 'value' });
export const list = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, takes: 'list' });
export const many = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, takes: 'many' });

/** Arguments as they were given. */
export class Arguments {
  readonly operands: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(operands: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.operands = operands;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value of an option, the last one given. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  list(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** The value of an option as a whole number. @throws DvcUsageError when it is none. */
  number(name: string): number | undefined {
    const text = this.value(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+$/.test(text)) throw new DvcUsageError(`argument --${name}: invalid int value: '${text}'`);
    return Number(text);
  }
}

/** Options that every command takes. */
const COMMON: readonly OptionSpec[] = [
  flag('help', '-h', '--help'),
  flag('quiet', '-q', '--quiet'),
  flag('verbose', '-v', '--verbose'),
];

/** Reads arguments as Python's argparse does. @throws DvcUsageError for what the command does not take. */
export function parseArguments(words: readonly string[], spec: ArgumentSpec): Arguments {
  const options = [
    ...spec.options,
    ...COMMON.filter(({ name }) => !spec.options.some((own) => own.name === name)),
  ];
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const unknown: string[] = [];
  const rest = [...words];
  const add = (option: OptionSpec, text?: string) => {
    if (text !== undefined && option.choices && !option.choices.includes(text))
      throw new DvcUsageError(
        `argument ${option.flags.join('/')}: invalid choice: '${text}' (choose from ${option.choices.map((one) => `'${one}'`).join(', ')})`,
      );
    values.set(option.name, [...(values.get(option.name) ?? []), ...(text === undefined ? [] : [text])]);
  };
  const take = (option: OptionSpec, attached: string | undefined) => {
    if (option.takes === 'flag') {
      if (attached !== undefined)
        throw new DvcUsageError(
          `argument ${option.flags.join('/')}: ignored explicit argument '${attached}'`,
        );
      add(option);
    } else if (option.takes === 'many') {
      add(option);
      if (attached !== undefined) add(option, attached);
      while (rest.length > 0 && !isOption(rest[0]!)) add(option, rest.shift()!);
    } else {
      const isNext = attached === undefined && rest.length > 0 && !isOption(rest[0]!);
      const text = attached ?? (option.bare === undefined && isNext ? rest.shift() : option.bare);
      if (text === undefined)
        throw new DvcUsageError(`argument ${option.flags.join('/')}: expected one argument`);
      add(option, text);
    }
  };
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (spec.isRest && operands.length > 0) operands.push(word);
    else if (word === '--') {
      operands.push(...rest.splice(0));
    } else if (!isOption(word)) operands.push(word);
    else if (word.startsWith('--')) {
      const [name = '', attached] = splitOnce(word);
      const option = findLong(options, name);
      if (option) take(option, attached);
      else unknown.push(word);
    } else if (!takeShort(word, options, take)) unknown.push(word);
  }
  if (values.has('help')) return new Arguments(operands, values);
  const missing = options.filter((option) => option.isRequired && !values.has(option.name));
  const [least, most] = spec.operands ?? [0, 0];
  const names = missing.map((option) => option.flags.join('/'));
  if (operands.length < least) names.push(spec.operandNames ?? 'targets');
  if (names.length > 0) throw new DvcUsageError(`the following arguments are required: ${names.join(', ')}`);
  unknown.push(...operands.slice(most));
  if (unknown.length > 0) throw new DvcUsageError(`unrecognized arguments: ${unknown.join(' ')}`);
  return new Arguments(operands, values);
}

const isOption = (word: string): boolean => word.length > 1 && word.startsWith('-') && !/^-\d/.test(word);

function splitOnce(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** An option by its name, or by a beginning that only it has. */
function findLong(options: readonly OptionSpec[], name: string): OptionSpec | undefined {
  const exact = options.find((option) => option.flags.includes(name));
  if (exact) return exact;
  const near = options.filter((option) => option.flags.some((one) => one.startsWith(name)));
  if (near.length > 1)
    throw new DvcUsageError(
      `ambiguous option: ${name} could match ${near.map((one) => one.flags.at(-1)).join(', ')}`,
    );
  return near[0];
}

/** `-aT`, `-rorigin`: several flags in one word, or a value behind its flag. */
function takeShort(
  word: string,
  options: readonly OptionSpec[],
  take: (option: OptionSpec, attached?: string) => void,
): boolean {
  let at = 1;
  const found: [OptionSpec, string | undefined][] = [];
  while (at < word.length) {
    const option = options.find((one) => one.flags.includes(`-${word[at]}`));
    if (!option) return false;
    at++;
    const attached =
      option.takes !== 'flag' && at < word.length ? word.slice(at).replace(/^=/, '') : undefined;
    found.push([option, attached]);
    if (attached !== undefined) break;
  }
  for (const [option, attached] of found) take(option, attached);
  return true;
}

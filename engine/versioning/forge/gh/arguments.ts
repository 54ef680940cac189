import { fail } from './failure';

/** An option of a command: its long name, its letter, and whether a value follows (`list`: any number of times). */
export interface FlagSpec {
  readonly long: string;
  readonly short?: string;
  readonly kind: 'flag' | 'value' | 'list';
}

/** A command as its usage line shows it. */
export interface GhGrammar {
  /** `gh pr list [flags]`. */
  readonly usage: string;
  readonly flags: readonly FlagSpec[];
  /** How many operands there may be. */
  readonly operands: readonly [least: number, most: number];
}

/** What was typed after the command. */
export class GhArguments {
  readonly operands: readonly string[];
  /** Options with a value, in the order in which they were typed. */
  readonly given: readonly { readonly name: string; readonly value: string }[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(
    operands: readonly string[],
    values: ReadonlyMap<string, readonly string[]>,
    given: GhArguments['given'] = [],
  ) {
    this.operands = operands;
    this.given = given;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value of an option, the last one if it was given twice. */
  get(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All values of a list; commas part them too. */
  all(name: string): string[] {
    return (this.#values.get(name) ?? []).flatMap((text) => text.split(',')).filter((text) => text !== '');
  }
}

const wrong = (message: string, { usage }: GhGrammar): never => fail(`${message}\n\nUsage:  ${usage}\n`);

/** Reads arguments as `gh` does. @throws GhFailure for options it has not, and too few or too many operands. */
export function parseGhArguments(words: readonly string[], grammar: GhGrammar): GhArguments {
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const given: { name: string; value: string }[] = [];
  const rest = [...words];
  const take = (spec: FlagSpec, shown: string, inline: string | undefined) => {
    if (spec.kind === 'flag') {
      if (inline === 'false') values.delete(spec.long);
      else values.set(spec.long, []);
      return;
    }
    const value = inline ?? rest.shift();
    if (value === undefined) wrong(`flag needs an argument: ${shown}`, grammar);
    values.set(spec.long, [...(values.get(spec.long) ?? []), value!]);
    given.push({ name: spec.long, value: value! });
  };
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === '--') operands.push(...rest.splice(0));
    else if (word.startsWith('--')) {
      const [, name, , inline] = /^--([^=]*)(=(.*))?$/s.exec(word)!;
      const spec = grammar.flags.find(({ long }) => long === name);
      if (spec === undefined) wrong(`unknown flag: --${name}`, grammar);
      else take(spec, `--${name}`, inline);
    } else if (word.startsWith('-') && word !== '-') {
      for (let letters = word.slice(1); letters !== ''; letters = letters.slice(1)) {
        const letter = letters[0]!;
        const spec = grammar.flags.find(({ short }) => short === letter);
        if (spec === undefined) wrong(`unknown shorthand flag: '${letter}' in ${word}`, grammar);
        const inline = letters.slice(1).replace(/^=/, '');
        take(spec!, `'${letter}' in ${word}`, spec!.kind === 'flag' || inline === '' ? undefined : inline);
        if (spec!.kind !== 'flag') break;
      }
    } else operands.push(word);
  }
  const [least, most] = grammar.operands;
  if (operands.length < least) wrong(`accepts ${least} arg(s), received ${operands.length}`, grammar);
  if (operands.length > most) wrong(`accepts at most ${most} arg(s), received ${operands.length}`, grammar);
  return new GhArguments(operands, values, given);
}

import { type FlagSpec, readWords } from '@/engine/core/pflag';
import { fail } from './failure';

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
  const read = readWords(words, grammar.flags);
  if (typeof read === 'string') return wrong(read, grammar);
  const { operands, values, given } = read;
  const [least, most] = grammar.operands;
  if (operands.length < least) wrong(`accepts ${least} arg(s), received ${operands.length}`, grammar);
  if (operands.length > most) wrong(`accepts at most ${most} arg(s), received ${operands.length}`, grammar);
  return new GhArguments(operands, values, given);
}

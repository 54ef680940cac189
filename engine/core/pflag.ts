/** An option of a command: its long name, its letter, and whether a value follows (`list`: any number of times). */
export interface FlagSpec {
  readonly long: string;
  readonly short?: string;
  readonly kind: 'flag' | 'value' | 'list';
}

const maker =
  (kind: FlagSpec['kind']) =>
  (long: string, short?: string): FlagSpec => ({ long, ...(short !== undefined && { short }), kind });

/** An option that no value follows. */
export const flag = maker('flag');
/** An option with a value. */
export const value = maker('value');
/** An option that may be given any number of times. */
export const list = maker('list');

/** What was typed after a command. */
export interface ReadWords {
  /** What is no option. */
  readonly operands: readonly string[];
  /** The values of each option that was typed, by its long name; none for a flag. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Options with a value, in the order in which they were typed. */
  readonly given: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Reads the words of a command as pflag does, the library that `gh` and `docker` read theirs with: `--name value`,
 * `--name=value`, `-n value`, `-nvalue`, letters in one word, `--`. A text says what is wrong. With `isStopping` the options
 * end at the first operand, as for `docker run image …`.
 */
export function readWords(
  words: readonly string[],
  flags: readonly FlagSpec[],
  isStopping = false,
): ReadWords | string {
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const given: { name: string; value: string }[] = [];
  const rest = [...words];
  /** What is wrong; undefined: nothing. */
  const take = ({ long, kind }: FlagSpec, shown: string, inline: string | undefined): string | undefined => {
    if (kind === 'flag') {
      if (inline === 'false') values.delete(long);
      else values.set(long, []);
      return undefined;
    }
    const typed = inline ?? rest.shift();
    if (typed === undefined) return `flag needs an argument: ${shown}`;
    values.set(long, [...(values.get(long) ?? []), typed]);
    given.push({ name: long, value: typed });
    return undefined;
  };
  const takeLong = (word: string): string | undefined => {
    const [, name, , inline] = /^--([^=]*)(=(.*))?$/s.exec(word)!;
    const spec = flags.find(({ long }) => long === name);
    return spec === undefined ? `unknown flag: --${name}` : take(spec, `--${name}`, inline);
  };
  const takeLetters = (word: string): string | undefined => {
    for (let letters = word.slice(1); letters !== ''; letters = letters.slice(1)) {
      const letter = letters[0]!;
      const spec = flags.find(({ short }) => short === letter);
      if (spec === undefined) return `unknown shorthand flag: '${letter}' in ${word}`;
      if (spec.kind === 'flag') take(spec, '', undefined);
      else return take(spec, `'${letter}' in ${word}`, letters.slice(1).replace(/^=/, '') || undefined);
    }
    return undefined;
  };
  while (rest.length > 0) {
    const word = rest.shift()!;
    let wrong: string | undefined;
    if (word === '--') operands.push(...rest.splice(0));
    else if (word.startsWith('--')) wrong = takeLong(word);
    else if (word.startsWith('-') && word !== '-') wrong = takeLetters(word);
    else operands.push(word, ...(isStopping ? rest.splice(0) : []));
    if (wrong !== undefined) return wrong;
  }
  return { operands, values, given };
}

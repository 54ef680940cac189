/** An option of a command: its long name, its letter, and what follows. `many`: all words up to the next option. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  readonly kind: 'flag' | 'value' | 'many';
  readonly isRequired?: boolean;
}

/** An option with one value. */
export const value = (name: string, short?: string): OptionSpec => ({
  name,
  kind: 'value',
  ...(short && { short }),
});
/** An option with one value that has to be given. */
export const required = (name: string, short?: string): OptionSpec => ({
  ...value(name, short),
  isRequired: true,
});
/** An option that takes every word up to the next option. */
export const many = (name: string): OptionSpec => ({ name, kind: 'many' });
/** An option that nothing follows. */
export const flag = (name: string, short?: string): OptionSpec => ({
  name,
  kind: 'flag',
  ...(short && { short }),
});

/** What was typed after a command. */
export interface TypedWords {
  readonly operands: readonly string[];
  /** By long name; none for a flag. An option that was typed again has its values after one another. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with what was typed: each program has its own words for it. */
export type WordProblem =
  | { readonly wrong: 'unknown'; readonly word: string }
  | { readonly wrong: 'no-value'; readonly spec: OptionSpec }
  | { readonly wrong: 'missing'; readonly specs: readonly OptionSpec[] };

/** Reads words as argparse does, which `aws`, `gcloud` and `az` stand on: `--name value`, `--name=value`, `-n value`. */
export function readTyped(words: readonly string[], specs: readonly OptionSpec[]): TypedWords | WordProblem {
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  const isOption = (word: string) => /^--?[a-zA-Z]/.test(word);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!isOption(word)) {
      operands.push(word);
      continue;
    }
    const [, typed = '', , inline] = /^([^=]*)(=(.*))?$/s.exec(word)!;
    const spec = specs.find(({ name, short }) => typed === `--${name}` || (short && typed === `-${short}`));
    if (spec === undefined) return { wrong: 'unknown', word };
    const taken = values.get(spec.name) ?? [];
    values.set(spec.name, taken);
    if (spec.kind === 'flag') continue;
    if (inline !== undefined) taken.push(inline);
    else if (at + 1 >= words.length || isOption(words[at + 1]!)) return { wrong: 'no-value', spec };
    else taken.push(words[++at]!);
    while (spec.kind === 'many' && at + 1 < words.length && !isOption(words[at + 1]!))
      taken.push(words[++at]!);
  }
  const missing = specs.filter(({ name, isRequired }) => isRequired && !values.has(name));
  return missing.length > 0 ? { wrong: 'missing', specs: missing } : { operands, values };
}

/** `a=1 b=2` or `a=1,b=2` as pairs; a word without `=` has an empty value. */
export function readPairs(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words
      .flatMap((word) => word.split(','))
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

/** An option of a docker command, by its names: `['-t', '--tag']`. */
export interface OptionSpec {
  readonly names: readonly string[];
  /** `many` keeps each value. */
  readonly kind: 'flag' | 'value' | 'many';
}

/** What a command line says. Options are by their last (long) name without dashes. */
export interface Parsed {
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** What is no option. */
  readonly words: readonly string[];
}

/**
 * Reads the words of a docker command; a text says what is wrong, as Docker does. With `isStopping` the options end at the
 * first other word, as for `docker run image …`.
 */
export function parseOptions(
  args: readonly string[],
  specs: readonly OptionSpec[],
  isStopping = false,
): Parsed | string {
  const flags = new Set<string>();
  const values: Record<string, string[]> = {};
  const words: string[] = [];
  const keyOf = ({ names }: OptionSpec) => names.at(-1)!.replace(/^-+/, '');
  const take = (spec: OptionSpec, value: string) => {
    const key = keyOf(spec);
    if (spec.kind === 'many') values[key] = [...(values[key] ?? []), value];
    else values[key] = [value];
  };
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (word === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      if (!isStopping) continue;
      words.push(...args.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) {
      const [name, attached] = word.includes('=')
        ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
        : [word, undefined];
      const spec = specs.find(({ names }) => names.includes(name));
      if (!spec) return `unknown flag: ${name}`;
      if (spec.kind === 'flag') {
        if (attached !== 'false') flags.add(keyOf(spec));
      } else {
        const value = attached ?? args[++at];
        if (value === undefined) return `flag needs an argument: ${name}`;
        take(spec, value);
      }
      continue;
    }
    for (let sign = 1; sign < word.length; sign++) {
      const spec = specs.find(({ names }) => names.includes(`-${word[sign]}`));
      if (!spec) return `unknown shorthand flag: '${word[sign]}' in ${word}`;
      if (spec.kind === 'flag') {
        flags.add(keyOf(spec));
        continue;
      }
      const value = word.slice(sign + 1).replace(/^=/, '') || args[++at];
      if (value === undefined) return `flag needs an argument: '${word[sign]}' in ${word}`;
      take(spec, value);
      break;
    }
  }
  return { flags, values, words };
}

export const flag = (...names: string[]): OptionSpec => ({ names, kind: 'flag' });
export const value = (...names: string[]): OptionSpec => ({ names, kind: 'value' });
export const many = (...names: string[]): OptionSpec => ({ names, kind: 'many' });

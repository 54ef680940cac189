import { type FlagSpec, readWords } from '../../core/pflag';

/** What a command line says. Options are by their long name without dashes. */
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
  specs: readonly FlagSpec[],
  isStopping = false,
): Parsed | string {
  const read = readWords(args, specs, isStopping);
  if (typeof read === 'string') return read;
  const typed = specs.filter(({ long }) => read.values.has(long));
  return {
    flags: new Set(typed.flatMap(({ long, kind }) => (kind === 'flag' ? [long] : []))),
    values: Object.fromEntries(
      typed.flatMap(({ long, kind }) => {
        const given = read.values.get(long)!;
        return kind === 'flag' ? [] : [[long, kind === 'list' ? given : given.slice(-1)]];
      }),
    ),
    words: read.operands,
  };
}

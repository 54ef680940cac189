/** The words of a command line, split into options and what they are applied to. */
export interface SplitOptions {
  /** Letters and long names in order, without dashes; `--color=auto` is `color`. */
  readonly flags: readonly string[];
  readonly words: readonly string[];
  /** The first option that is not known, as GNU tools complain of it. */
  readonly unknown?: string;
}

/** Splits words as getopt does, for options without values; `--` ends them. */
export function splitOptions(
  args: readonly string[],
  letters: string,
  names: readonly string[] = [],
): SplitOptions {
  const flags: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (word === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) {
      const name = word.slice(2).replace(/=.*$/, '');
      if (!names.includes(name)) return { flags, words, unknown: `unrecognized option '${word}'` };
      flags.push(name);
    } else if (word.startsWith('-') && word.length > 1) {
      for (const letter of word.slice(1)) {
        if (!letters.includes(letter)) return { flags, words, unknown: `invalid option -- '${letter}'` };
        flags.push(letter);
      }
    } else words.push(word);
  }
  return { flags, words };
}

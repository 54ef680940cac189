/** A word as it can be typed in a shell so that it stays one word and means itself. */
export function shellQuote(word: string): string {
  if (word !== '' && /^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command line of words that mean themselves. */
export const shellLine = (words: readonly string[]): string => words.map(shellQuote).join(' ');

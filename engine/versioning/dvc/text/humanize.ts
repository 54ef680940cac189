/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** `2 files fetched and 3 files added` of the counts that are not 0; '' when all are. */
export function summarize(counts: readonly (readonly [state: string, count: number])[]): string {
  const parts = counts.filter(([, count]) => count > 0);
  return joinWords(parts.map(([state, count]) => `${count} file${count > 1 ? 's' : ''} ${state}`));
}

/** Tabs become spaces up to the next multiple of eight columns. */
export function expandTabs(text: string): string {
  let out = '';
  for (const char of text) out += char === '\t' ? ' '.repeat(8 - (out.length % 8)) : char;
  return out;
}

/** A text in Python's quotes: single ones, unless it has those and no double ones. */
export function pyQuote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** A word quoted for a shell, where it has to be (Python's `shlex.quote`). */
export function shellQuote(word: string): string {
  if (word === '') return "''";
  return /[^\w@%+=:,./-]/.test(word) ? `'${word.replaceAll("'", `'"'"'`)}'` : word;
}

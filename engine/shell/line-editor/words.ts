const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Where the word before the cursor begins: words are letters and digits, as for Alt-B. */
export function beforeWord(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && !isWord(text[at - 1])) at--;
  while (at > 0 && isWord(text[at - 1])) at--;
  return at;
}

/** Where the word behind the cursor ends, as for Alt-F. */
export function afterWord(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && !isWord(text[at])) at++;
  while (at < text.length && isWord(text[at])) at++;
  return at;
}

/** Where the word before the cursor begins when only blanks part words, as for Ctrl-W. */
export function beforeBlank(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  while (at > 0 && !/\s/.test(text[at - 1]!)) at--;
  return at;
}

export const withoutRange = (text: string, from: number, to: number) => text.slice(0, from) + text.slice(to);

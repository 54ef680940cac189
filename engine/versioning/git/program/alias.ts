/** Splits the text of an alias into words: blanks part them, quotes and backslashes keep them together. */
export function splitAlias(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quote === '' && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === '\\' && quote !== "'" && i + 1 < text.length) word = (word ?? '') + text[++i];
    else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

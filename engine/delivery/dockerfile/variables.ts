/** Variables by name, as ENV and ARG set them. */
export type Variables = Readonly<Record<string, string>>;

const REFERENCE = /\\(.)|'([^']*)'|\$(?:\{(\w+)(?:(:?[-+?])((?:[^{}]|\$\{[^{}]*\})*))?\}|(\w+))/g;

/**
 * Puts variables into a text as Docker does: `$a`, `${a}`, `${a:-word}`, `${a:+word}`. What is not set is empty; `\$` is
 * a dollar. Quotes stay, and single ones keep what is in them.
 */
export function substitute(text: string, variables: Variables, depth = 0): string {
  return text.replace(REFERENCE, (all, escaped, single, braced, operator, word = '', bare) => {
    if (escaped !== undefined) return escaped === '$' ? '$' : all;
    if (single !== undefined) return all;
    const name: string = braced ?? bare;
    const value = Object.hasOwn(variables, name) ? variables[name]! : undefined;
    const other = depth < 4 ? substitute(word, variables, depth + 1) : word;
    switch (operator) {
      case ':-':
        return value || other;
      case '-':
        return value ?? other;
      case ':+':
        return value ? other : '';
      case '+':
        return value === undefined ? '' : other;
      default:
        return value ?? '';
    }
  });
}

/** Splits a text into words at blanks outside of quotes; the quotes go. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quote !== '') {
      if (sign === quote) quote = '';
      else if (sign === '\\' && quote === '"' && '"\\$'.includes(text[at + 1] ?? ' ')) word += text[++at]!;
      else word += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (sign === '\\' && at + 1 < text.length) word = (word ?? '') + text[++at]!;
    else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  if (word !== null) words.push(word);
  return words;
}

/** What `ENV` and `LABEL` say: `a=1 b="x y"`, or the old form `a the rest`. Nothing is put in yet. */
export function assignments(text: string): readonly (readonly [name: string, value: string])[] {
  const [first = ''] = text.split(/\s/, 1);
  if (!first.includes('=')) return [[first, text.slice(first.length).trim()]];
  return splitWords(text).map((word) => {
    const at = word.indexOf('=');
    return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
  });
}

/** What is being completed: the command that the cursor stands in, and the word that it stands behind. */
export interface CompletionContext {
  /** The words of the command before the one at the cursor, without quotes and variables set in front of it. */
  readonly words: readonly string[];
  /** The word at the cursor up to it, without its quotes. */
  readonly word: string;
  /** Where it begins in the line. */
  readonly from: number;
  /** The quote that is open at the cursor; '' : none. */
  readonly quote: '' | '"' | "'";
  /** It is the target of a redirection. */
  readonly isRedirected: boolean;
  /** The name of a variable behind an open `$` or `${`, in which case `from` is where the name begins. */
  readonly variable?: string;
}

const BREAKS = new Set([';', '|', '&', '(', ')', '\n', '`', '{', '}', '!']);
/** Words after which a command begins. */
const INTRODUCE = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  'time',
  'sudo',
  'command',
  'exec',
  'xargs',
  'env',
]);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

/** Reads a line up to the cursor, as far as completion needs to understand it. */
export function completionContext(line: string, cursor: number): CompletionContext {
  const text = line.slice(0, cursor);
  let words: string[] = [];
  let word = '';
  let from = 0;
  let isInWord = false;
  let quote: CompletionContext['quote'] = '';
  let isRedirected = false;
  const end = (at: number) => {
    if (isInWord) {
      if (isRedirected) isRedirected = false;
      else if (!(words.length === 0 && (ASSIGNMENT.test(word) || INTRODUCE.has(word)))) words.push(word);
    }
    word = '';
    isInWord = false;
    from = at;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote === "'") {
      if (char === "'") quote = '';
      else word += char;
    } else if (char === '\\' && at + 1 < text.length) {
      if (!isInWord) from = at;
      isInWord = true;
      word += text[++at];
    } else if (quote === '"') {
      if (char === '"') quote = '';
      else if (char === '$' && text[at + 1] === '(') {
        // A substitution is a command of its own.
        words = [];
        word = '';
        isInWord = false;
        quote = '';
        from = ++at + 1;
      } else word += char;
    } else if (char === '"' || char === "'") {
      if (!isInWord) from = at;
      isInWord = true;
      quote = char;
    } else if (char === ' ' || char === '\t') end(at + 1);
    else if (char === '<' || char === '>') {
      end(at + 1);
      isRedirected = true;
    } else if (BREAKS.has(char) && !(isInWord && (char === '{' || char === '}' || char === '!'))) {
      end(at + 1);
      words = [];
      isRedirected = false;
    } else {
      if (!isInWord) from = at;
      isInWord = true;
      word += char;
    }
  }
  if (!isInWord) from = text.length;
  const variable = quote === "'" ? null : /\$\{?([A-Za-z_]\w*)?$/.exec(text);
  if (variable !== null) {
    const name = variable[1] ?? '';
    return { words, word, from: text.length - name.length, quote, isRedirected, variable: name };
  }
  return { words, word, from, quote, isRedirected };
}

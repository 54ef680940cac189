/** The text ended inside of something that has to be closed. */
class Unfinished extends Error {}

/** A construct that is open: what closes it, and whether a pattern of `case` is expected next. */
interface Frame {
  readonly closes: string;
  isPattern?: boolean;
}

/** Reserved words that open a construct, and what closes it. */
const OPENS: Readonly<Record<string, string>> = {
  if: 'fi',
  while: 'done',
  until: 'done',
  for: 'done',
  select: 'done',
  case: 'esac',
  '{': '}',
};
/** Reserved words after which a command is expected. */
const GOES_ON = new Set(['then', 'else', 'elif', 'do', 'if', 'while', 'until', '!', '{', 'time']);
const CLOSES = new Set(['fi', 'done', 'esac', '}']);

/**
 * Whether bash would ask for another line: a quote, a substitution, a here-document, `if`, a loop, a pipe at the end. A
 * text that is wrong is not unfinished: the parser says what is wrong with it.
 */
export function isUnfinished(text: string): boolean {
  try {
    new Scanner(text).list('');
    return false;
  } catch (error) {
    if (error instanceof Unfinished) return true;
    throw error;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;
  #hereDocs: { readonly end: string; readonly stripsTabs: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** A list of commands up to `until` (`)` or a backquote), or to the end of the text. */
  list(until: string): void {
    const frames: Frame[] = [];
    let isCommand = true;
    let needsMore = false;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        if (until !== '' || frames.length > 0 || needsMore || this.#hereDocs.length > 0)
          throw new Unfinished();
        return;
      }
      const frame = frames.at(-1);
      if (char === until && !(until === ')' && frame?.isPattern)) {
        this.#at++;
        return;
      }
      if (char === '\n') {
        this.#at++;
        this.#readHereDocs();
        isCommand = true;
      } else if (char === ' ' || char === '\t') this.#at++;
      else if (char === '#') this.#skipLine();
      else if (char === ';' || char === '&' || char === '|') {
        const operator = /^(?:;;&|;;|;&|&&|\|\||\|&|[;&|])/.exec(this.#text.slice(this.#at))![0];
        this.#at += operator.length;
        isCommand = true;
        needsMore = operator === '&&' || operator === '||' || operator.startsWith('|');
        if (frame?.closes === 'esac' && operator.startsWith(';') && operator.length > 1)
          frame.isPattern = true;
      } else if (char === ')') {
        this.#at++;
        if (frame?.isPattern) frame.isPattern = false;
        isCommand = true;
      } else if (char === '(') {
        this.#at++;
        if (frame?.isPattern) continue;
        if (this.#text[this.#at] === '(' && isCommand) this.#arithmetic();
        else if (this.#text[this.#at] === ')') {
          // A function: its body has to follow.
          this.#at++;
          isCommand = true;
          needsMore = true;
          continue;
        } else this.list(')');
        needsMore = false;
      } else if (char === '<' || char === '>') this.#redirection();
      else {
        const word = this.#word();
        needsMore = false;
        if (frame?.isPattern) {
          if (word === 'esac') frames.pop();
          continue;
        }
        if (word === 'in' && frame?.closes === 'esac' && frame.isPattern === undefined)
          frame.isPattern = true;
        if (!isCommand) continue;
        if (word === '[[') this.#until(']]');
        else if (Object.hasOwn(OPENS, word)) frames.push({ closes: OPENS[word]! });
        else if (CLOSES.has(word) && frame?.closes === word) frames.pop();
        isCommand = GOES_ON.has(word);
      }
    }
  }

  /** A word as it is written; quotes and substitutions in it are gone through. */
  #word(): string {
    const from = this.#at;
    for (
      let char = this.#text[this.#at];
      char !== undefined && !' \t\n;&|()<>'.includes(char);
      char = this.#text[this.#at]
    ) {
      this.#at++;
      if (char === '\\') this.#escaped();
      else if (char === "'") this.#quoted("'");
      else if (char === '"') this.#doubleQuoted();
      else if (char === '`') this.#backquoted();
      else if (char === '$') this.#dollar();
      else if (char === '=' && this.#text[this.#at] === '(') {
        this.#at++;
        this.list(')');
      }
    }
    return this.#text.slice(from, this.#at);
  }

  #escaped(): void {
    if (this.#at >= this.#text.length) throw new Unfinished();
    this.#at++;
    // A line that ends in a backslash goes on in the next one.
    if (this.#at >= this.#text.length && this.#text[this.#at - 1] === '\n') throw new Unfinished();
  }

  #quoted(end: string): void {
    const close = this.#text.indexOf(end, this.#at);
    if (close < 0) throw new Unfinished();
    this.#at = close + 1;
  }

  #doubleQuoted(): void {
    for (let char = this.#text[this.#at]; char !== '"'; char = this.#text[this.#at]) {
      if (char === undefined) throw new Unfinished();
      this.#at++;
      if (char === '\\') this.#at++;
      else if (char === '`') this.#backquoted();
      else if (char === '$') this.#dollar();
    }
    this.#at++;
  }

  #backquoted(): void {
    for (let char = this.#text[this.#at]; char !== '`'; char = this.#text[this.#at]) {
      if (char === undefined) throw new Unfinished();
      this.#at += char === '\\' ? 2 : 1;
    }
    this.#at++;
  }

  /** What follows a `$`. */
  #dollar(): void {
    const char = this.#text[this.#at];
    if (char === '(') {
      this.#at++;
      if (this.#text[this.#at] === '(') this.#arithmetic();
      else this.list(')');
    } else if (char === '{') {
      this.#at++;
      this.#braced();
    } else if (char === "'") {
      this.#at++;
      this.#ansiQuoted();
    }
  }

  #ansiQuoted(): void {
    for (let char = this.#text[this.#at]; char !== "'"; char = this.#text[this.#at]) {
      if (char === undefined) throw new Unfinished();
      this.#at += char === '\\' ? 2 : 1;
    }
    this.#at++;
  }

  #braced(): void {
    for (let char = this.#text[this.#at]; char !== '}'; char = this.#text[this.#at]) {
      if (char === undefined) throw new Unfinished();
      this.#at++;
      if (char === '\\') this.#at++;
      else if (char === "'") this.#quoted("'");
      else if (char === '"') this.#doubleQuoted();
      else if (char === '$') this.#dollar();
    }
    this.#at++;
  }

  /** `((…))`, from its second bracket on. */
  #arithmetic(): void {
    let depth = 1;
    this.#at++;
    while (depth > 0) {
      const char = this.#text[this.#at++];
      if (char === undefined) throw new Unfinished();
      if (char === '(') depth++;
      else if (char === ')') depth--;
    }
    if (this.#text[this.#at] === undefined) throw new Unfinished();
    if (this.#text[this.#at] === ')') this.#at++;
  }

  #until(word: string): void {
    const close = this.#text.indexOf(` ${word}`, this.#at);
    if (close < 0) throw new Unfinished();
    this.#at = close + word.length + 1;
  }

  #redirection(): void {
    const operator = /^(?:<<<|<<-|<<|<\(|>\(|<>|<&|>&|>>|>\||[<>])/.exec(this.#text.slice(this.#at))![0];
    this.#at += operator.length;
    if (operator.endsWith('(')) {
      this.list(')');
      return;
    }
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++;
    if (operator !== '<<' && operator !== '<<-') return;
    const end = this.#word().replace(/['"\\]/g, '');
    if (end === '') throw new Unfinished();
    this.#hereDocs.push({ end, stripsTabs: operator === '<<-' });
  }

  /** Goes over the texts of here-documents, which begin behind the line that names them. */
  #readHereDocs(): void {
    for (const { end, stripsTabs } of this.#hereDocs) {
      for (;;) {
        if (this.#at >= this.#text.length) throw new Unfinished();
        const line = this.#line();
        if ((stripsTabs ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
    this.#hereDocs = [];
  }

  #line(): string {
    const next = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, next < 0 ? undefined : next);
    this.#at = next < 0 ? this.#text.length : next + 1;
    return line;
  }

  #skipLine(): void {
    const next = this.#text.indexOf('\n', this.#at);
    this.#at = next < 0 ? this.#text.length : next;
  }
}

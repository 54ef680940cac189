/** `1.234s`-like seconds of the log. */
export const seconds = (value: number): string => `${value.toFixed(1)}s`;

/** Bytes as Docker prints them: `12.3kB`, `1.1GB`. */
export function humanBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))}${units[unit]}`;
}

/** The log of a build in BuildKit's plain style: numbered pieces of work with an empty line between. */
export class BuildLog {
  readonly #print: (text: string) => void;
  #number = 0;
  #text = '';
  #lines: string[] = [];

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  get text(): string {
    return this.#text;
  }

  /** What the command of the last piece of work printed. */
  get lastOutput(): readonly string[] {
    return this.#lines;
  }

  line(text: string): void {
    this.#text += `${text}\n`;
    this.#print(`${text}\n`);
  }

  /** Begins a piece of work; its lines are said by what comes back. */
  begin(title: string): (text: string) => void {
    if (this.#number > 0) this.line('');
    const number = ++this.#number;
    this.#lines = [];
    this.line(`#${number} ${title}`);
    return (text) => this.line(`#${number} ${text}`);
  }

  /** Says what a command prints, with the seconds since its beginning; `end` says what has no line end. */
  output(say: (text: string) => void, at: number): { write(text: string): void; end(): void } {
    let rest = '';
    let bytes = 0;
    const write = (text: string) => {
      if (bytes > MOST_OUTPUT) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const shown = `${at.toFixed(3)} ${line}`;
        bytes += shown.length;
        if (bytes > MOST_OUTPUT) return say('[output clipped, log limit 2MiB reached]');
        this.#lines.push(shown);
        say(shown);
      }
    };
    return { write, end: () => (rest === '' ? undefined : write('\n')) };
  }
}

const MOST_OUTPUT = 2_097_152;

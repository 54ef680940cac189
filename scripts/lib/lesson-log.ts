import type { Proof } from '../../content/verify/proof';

/** What is printed about the proofs of one lesson. */
export interface LessonLog {
  proved(proof: Proof): void;
  /** `ms`: from the first proof of the lesson to its last; those of other lessons run beside them. */
  done(ms: number): void;
}

/**
 * Prints what several lessons prove at once, lesson after lesson in the order in which they were begun: the lines of the
 * first one that is not done come at once, those of the others wait for it.
 */
export class LessonLogs {
  readonly #open: { readonly lines: string[]; isDone: boolean }[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  begin(slug: string): LessonLog {
    const entry = { lines: [`\n${slug}`], isDone: false };
    this.#open.push(entry);
    const add = (line: string, isDone = false) => {
      entry.lines.push(line);
      entry.isDone = isDone;
      this.#flush();
    };
    this.#flush();
    return {
      proved: (proof) => add(proofText(proof)),
      done: (ms) => add(`  ${seconds(ms)} for the whole lesson`, true),
    };
  }

  #flush(): void {
    for (let first = this.#open[0]; first; first = this.#open[0]) {
      for (const line of first.lines.splice(0)) this.#print(line);
      if (!first.isDone) return;
      this.#open.shift();
    }
  }
}

function proofText({ ok, what, detail, ms }: Proof): string {
  const line = `  ${ok ? '✓' : '✗'} ${seconds(ms).padStart(7)}  ${what}`;
  if (!detail) return line;
  return ok ? `${line} — ${detail}` : `${line}\n${detail.replace(/^/gm, '      ')}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

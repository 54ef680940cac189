type Stream = 'stdout' | 'stderr';
type Send = (id: number, stream: Stream, text: string) => void;

/** Text that is sent at once, so that a flood of words still goes out piece by piece. */
const PIECE = 32_000;

/** How much of one line's output is shown: more than anybody reads, less than what would choke a page. */
export const MOST_OUTPUT = 2_000_000;

/**
 * Gathers what a line prints, in order, and sends it in pieces: when there is much, and as soon as the work of the moment
 * makes a pause, so that what was printed before a long wait is seen. Beyond `MOST_OUTPUT` it only counts.
 */
export class OutputBuffer {
  readonly #send: Send;
  readonly #pause: () => Promise<void>;
  #isDue = false;
  #id = 0;
  #stream: Stream = 'stdout';
  #text = '';
  #printed = 0;

  /** `pause` resolves when the work of the moment lets others have a turn. */
  constructor(send: Send, pause: () => Promise<void>) {
    this.#send = send;
    this.#pause = pause;
  }

  add(id: number, stream: Stream, text: string): void {
    if (id !== this.#id) {
      this.flush();
      this.#id = id;
      this.#printed = 0;
    }
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    const before = this.#printed;
    this.#printed += text.length;
    if (before >= MOST_OUTPUT) return;
    this.#text += text.slice(0, MOST_OUTPUT - before);
    if (this.#printed >= MOST_OUTPUT) {
      this.flush();
      this.#send(
        id,
        'stderr',
        `\n[the lab] More than ${MOST_OUTPUT.toLocaleString('en-US')} characters: the rest is not shown. Write it to a file with >.\n`,
      );
    } else if (this.#text.length >= PIECE) this.flush();
    else this.#flushSoon();
  }

  #flushSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    void this.#pause().then(() => {
      this.#isDue = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.#send(this.#id, this.#stream, text);
  }
}

import type { ProgramIo } from '../../../core/lab-program';
import { describeError } from '../errors';

/** What a command says: results and news to stdout, warnings and errors to stderr; nothing at all when quiet. */
export class Console {
  readonly #io: ProgramIo;
  readonly isQuiet: boolean;

  constructor(io: ProgramIo, isQuiet: boolean) {
    this.#io = io;
    this.isQuiet = isQuiet;
  }

  /** A line, or several. */
  write(text = ''): void {
    if (!this.isQuiet) this.#io.stdout(`${text}\n`);
  }

  warn(message: string): void {
    if (!this.isQuiet) this.#io.stderr(`WARNING: ${message}\n`);
  }

  /** An error and what led to it, behind what was attempted. */
  error(thrown: unknown, attempt = ''): void {
    if (this.isQuiet) return;
    const described = describeError(thrown);
    const message = attempt === '' || described === '' ? attempt + described : `${attempt} - ${described}`;
    this.#io.stderr(`ERROR: ${message}\n`);
  }

  /** A line on stderr as it is. */
  errorLine(text: string): void {
    if (!this.isQuiet) this.#io.stderr(`${text}\n`);
  }
}

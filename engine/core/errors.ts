/** What crosses a worker or storage boundary in place of a live error. */
export interface ErrorRecord {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly data?: unknown;
}

/**
 * The base of every error that Stagecraft throws on purpose: a stable `code` for programs, a message for people
 * (what was found, where, and what to do), and `data` that survives a structured clone.
 */
export class StagecraftError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly data: unknown;

  constructor(code: Code, message: string, data?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.data = data;
  }

  /** A plain record that can be posted to another realm or stored. */
  toJSON(): ErrorRecord {
    return { name: this.name, code: this.code, message: this.message, data: this.data };
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Anything that was thrown as a record that can be stored and shown; `code` is for what is not one of our errors. */
export function recordOf(thrown: unknown, code = 'unexpected'): ErrorRecord {
  if (thrown instanceof StagecraftError) return thrown.toJSON();
  return { name: 'Error', code, message: messageOf(thrown) };
}

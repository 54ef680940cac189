import { StagecraftError } from '../../core/errors';

/** What sets one failure of DVC apart from another. */
export interface DvcErrorOptions {
  /** What the process ends with; 255 unless said. */
  readonly exitCode?: number;
  /** What led to it; printed behind the message, after a colon. */
  readonly cause?: unknown;
  /** An error that DVC itself did not expect; it is printed as such. */
  readonly isUnexpected?: boolean;
}

/** Something that DVC refuses or fails at; the message is what real DVC prints behind `ERROR: `. */
export class DvcError extends StagecraftError<'dvc'> {
  readonly exitCode: number;
  readonly isUnexpected: boolean;

  constructor(message: string, options: DvcErrorOptions = {}) {
    super('dvc', message, undefined, { cause: options.cause });
    this.exitCode = options.exitCode ?? 255;
    this.isUnexpected = options.isUnexpected ?? false;
  }
}

/** A mistake in how DVC is configured (real DVC's `ConfigError`); ends with 251. */
export class DvcConfigError extends DvcError {
  constructor(message: string) {
    super(`config file error: ${message}`, { exitCode: 251 });
  }
}

/** Arguments that the command line does not take; ends with 254. */
export class DvcUsageError extends DvcError {
  constructor(message: string) {
    super(message, { exitCode: 254 });
  }
}

/** Ctrl-C: what was under way is whole, and nothing more is done. */
export class DvcInterrupted extends DvcError {
  constructor() {
    super('interrupted by the user', { exitCode: 130 });
  }
}

/** What Python says of a path that is not there. */
export const missingPath = (path: string): DvcError =>
  new DvcError(`[Errno 2] No such file or directory: '${path}'`, { isUnexpected: true });

/** The messages of an error and of what led to it, as DVC prints them. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (at.message !== '') parts.push(at.message);
  return parts.join(': ');
}

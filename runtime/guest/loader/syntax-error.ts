import type { SourceLocation } from '../../../engine/core/code-runner';

/** A file of the workspace that is not TypeScript or JavaScript, with the place where the parser gave up. */
export class LabSyntaxError extends SyntaxError {
  readonly #path: string;
  readonly #line: number;
  readonly #column: number | undefined;

  constructor(path: string, message: string, line: number, column?: number) {
    super(`${path}:${line}${column === undefined ? '' : `:${column}`}: ${message}`);
    this.name = 'SyntaxError';
    this.#path = path;
    this.#line = line;
    this.#column = column;
  }

  /** Where it is; not a property of its own, which a print of the error would show. */
  get location(): SourceLocation {
    return {
      path: this.#path,
      line: this.#line,
      ...(this.#column !== undefined && { column: this.#column }),
    };
  }

  /**
   * From what sucrase or acorn threw: both end their message with `(line:column)`; sucrase counts columns from 1, acorn
   * from 0 (it is then the one with `loc`). Sucrase begins with the path.
   */
  static from(path: string, cause: unknown): LabSyntaxError {
    const text = cause instanceof Error ? cause.message : String(cause);
    const match = /\((\d+):(\d+)\)\s*$/.exec(text);
    const message = text
      .replace(/\s*\(\d+:\d+\)\s*$/, '')
      .replace(new RegExp(`^Error transforming ${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}: `), '')
      .replace(/^SyntaxError: /, '');
    const fromAcorn = typeof cause === 'object' && cause !== null && 'loc' in cause && 'pos' in cause;
    const hasAcornLoc = fromAcorn && 'raisedAt' in (cause as object);
    if (!match) return new LabSyntaxError(path, message, 1);
    return new LabSyntaxError(path, message, Number(match[1]), Number(match[2]) + (hasAcornLoc ? 1 : 0));
  }
}

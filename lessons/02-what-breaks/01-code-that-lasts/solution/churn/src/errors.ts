export type RowErrorCode = 'missing' | 'not-a-number' | 'unknown-unit' | 'out-of-range' | 'unknown-category';

/** A row that must be refused: which field, and why. */
export class RowError extends Error {
  readonly code: RowErrorCode;
  readonly field: string;

  constructor(code: RowErrorCode, field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = 'RowError';
    this.code = code;
    this.field = field;
  }
}

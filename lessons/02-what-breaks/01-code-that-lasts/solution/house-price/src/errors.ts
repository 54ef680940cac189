export type ListingErrorCode =
  | 'missing'
  | 'not-a-number'
  | 'unknown-unit'
  | 'out-of-range'
  | 'unknown-category'
  | 'unknown-currency';

/** A listing that must be refused: which field, why, and what was found there. */
export class ListingError extends Error {
  readonly code: ListingErrorCode;
  readonly field: string;

  constructor(code: ListingErrorCode, field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = 'ListingError';
    this.code = code;
    this.field = field;
  }
}

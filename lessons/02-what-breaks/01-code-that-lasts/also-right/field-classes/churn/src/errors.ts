export abstract class RowError extends Error {
  abstract readonly code: string;
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = new.target.name;
    this.field = field;
  }
}

export class MissingError extends RowError {
  readonly code = 'missing';
}
export class NotANumberError extends RowError {
  readonly code = 'not-a-number';
}
export class UnknownUnitError extends RowError {
  readonly code = 'unknown-unit';
}
export class OutOfRangeError extends RowError {
  readonly code = 'out-of-range';
}
export class UnknownCategoryError extends RowError {
  readonly code = 'unknown-category';
}

export class SourceError extends Error {
  override name = 'SourceError';
  readonly source: string;
  readonly attempts: number;

  constructor(message: string, source: string, attempts: number) {
    super(message);
    this.source = source;
    this.attempts = attempts;
  }
}

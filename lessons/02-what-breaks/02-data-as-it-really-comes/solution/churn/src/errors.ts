/** A source that could not be read, however often it was tried. */
export class SourceError extends Error {
  readonly source: string;
  readonly attempts: number;

  constructor(source: string, attempts: number, reason: string) {
    super(`${source}: gave up after ${attempts} attempts: ${reason}`);
    this.name = 'SourceError';
    this.source = source;
    this.attempts = attempts;
  }
}

/** A source that could not be read, however often it was tried. */
export class SourceError extends Error {
  constructor(source: string, attempts: number, reason: string) {
    super(`${source}: gave up after ${attempts} attempts: ${reason}`);
  }
}

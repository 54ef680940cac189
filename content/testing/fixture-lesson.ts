import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The slug of the lesson in e2e/fixtures/lessons, which is right in every way. */
export const FIXTURE_SLUG = '00-start-here/01-small';

/** A copy of the fixture lesson in which a test may break something; gone when the test has finished. */
export class FixtureLesson {
  readonly root = mkdtempSync(join(tmpdir(), 'lessons-'));

  constructor() {
    cpSync('e2e/fixtures/lessons', this.root, { recursive: true });
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
  }

  /** The full path of a file of the lesson. */
  path(file: string): string {
    return join(this.root, FIXTURE_SLUG, file);
  }

  /** Replaces the one place where `from` stands; throws when it stands nowhere, so that no test plants nothing. */
  replace(file: string, from: string | RegExp, to: string): this {
    const text = readFileSync(this.path(file), 'utf8');
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`${file} does not have ${from}`);
    return this.write(file, changed);
  }

  write(file: string, content: string | Uint8Array): this {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
    return this;
  }

  remove(file: string): this {
    rmSync(this.path(file), { recursive: true });
    return this;
  }

  /** The line of the first place where `text` stands in a file. */
  lineOf(file: string, text: string): number {
    const lines = readFileSync(this.path(file), 'utf8').split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
  }
}

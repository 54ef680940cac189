import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGlossary } from './glossary';
import { FixtureLesson } from './testing/fixture-lesson';

describe('loadGlossary', () => {
  it('is right, and says each term once', () => {
    const terms = Object.values(loadGlossary());
    expect(terms.length).toBeGreaterThan(25);
    const names = terms.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('says the line of what is wrong', () => {
    const file = join(new FixtureLesson().root, 'glossary.yaml');
    writeFileSync(file, 'epoch:\n  term: epoch\n  meaning: One pass.\n');
    expect(() => loadGlossary(file)).toThrow(/content\/glossary\.yaml:1: epoch\.means/);
  });
});

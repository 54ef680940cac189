import { describe, expect, it } from 'vitest';
import { createNodeRunner } from '../../runtime/node/node-runner';
import { createLesson } from '../new-lesson';
import { FIXTURE_SLUG, FixtureLesson } from '../testing/fixture-lesson';
import { verifyLesson } from './verify-lesson';

const runner = createNodeRunner();

async function failures(lesson: FixtureLesson, slug = FIXTURE_SLUG): Promise<string[]> {
  const proofs = await verifyLesson(slug, { runner, root: lesson.root });
  return proofs.filter((proof) => !proof.ok).map((proof) => `${proof.what}: ${proof.detail}`);
}

const RIGHT = `export function median(values: number[]): number {
  if (values.length === 0) throw new RangeError('empty');
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
`;

describe('verifyLesson', { timeout: 60_000 }, () => {
  it('proves a lesson that was made a moment ago', async () => {
    const { root } = new FixtureLesson();
    const slug = createLesson({
      moduleFolder: '01-before-mlops',
      lessonFolder: '07-tuning',
      title: 'Tuning: what it costs',
      root,
    });
    const proofs = await verifyLesson(slug, { runner, root });
    expect(proofs.filter((proof) => !proof.ok)).toEqual([]);
    expect(proofs.map((proof) => proof.what)).toEqual([
      'everything fits together',
      'the text compiles',
      'start fails mend-median',
      'solution passes mend-median',
      'also-right/copy-in-order passes mend-median',
      'also-right/select passes mend-median',
      'wrong/changes-its-input fails mend-median/leaves-input',
      'wrong/mean fails mend-median/right-middle',
      'wrong/no-even-count fails mend-median/right-middle',
      'wrong/not-sorted fails mend-median/right-middle',
      'wrong/nothing-for-empty fails mend-median/refuses-empty',
      'wrong/sorted-as-text fails mend-median/right-middle',
      'experiment three-prices runs',
      'experiment no-prices answers its predictions',
    ]);
  });

  it('catches what does not hold, each by itself', async () => {
    const lesson = new FixtureLesson()
      .write('start/src/median.ts', RIGHT)
      .replace('solution/src/median.ts', 'a - b', 'b')
      .replace('also-right/select/src/median.ts', 'other < value', 'other <= value')
      .write('wrong/mean/src/median.ts', RIGHT)
      .replace('wrong/not-sorted/expect.yaml', 'mistake: not-sorted', 'mistake: mean')
      .replace('wrong/no-even-count/expect.yaml', 'mistake: no-even-count', 'says: a hat')
      .replace('lesson.yaml', 'equals: completed }', 'missing: false }')
      .replace('start/src/report.ts', 'console.log', "if (count === 3) throw new Error('no');\nconsole.log");
    const found = (await failures(lesson)).map((text) => text.split('\n')[0]);
    expect(found).toEqual([
      'start fails mend-median: The start passes it already, so there is nothing to do.',
      expect.stringMatching(/^solution passes mend-median: right-middle is failed/),
      expect.stringMatching(/^also-right\/select passes mend-median: right-middle is failed/),
      expect.stringMatching(/^wrong\/mean .*: The check right-middle is passed, and should have failed/),
      expect.stringMatching(/^wrong\/no-even-count .*: The feedback does not say "a hat"/),
      expect.stringMatching(
        /^wrong\/not-sorted .*: The mistake that spoke is not-sorted, and should be mean/,
      ),
      'experiment three-prices runs: The run ended as failed (Error: no).',
      expect.stringContaining('exactly one option must hold, and there hold: prints, throws'),
    ]);
  });

  it('does not take a check that breaks for one that failed', async () => {
    const lesson = new FixtureLesson().replace(
      'probes/empty.ts',
      'return { threw: null',
      'return { thrown: null',
    );
    expect(await failures(lesson)).toContainEqual(
      expect.stringMatching(
        /^wrong\/nothing-for-empty fails mend-median\/refuses-empty: The check refuses-empty broke: .*thrown/,
      ),
    );
  });

  it('runs nothing of a lesson that does not fit together', async () => {
    const lesson = new FixtureLesson()
      .remove('wrong/mean')
      .replace('lesson.yaml', 'fact: likeMean', 'fact: mean');
    expect(await failures(lesson)).toEqual([
      expect.stringMatching(/^everything fits together: lesson\.yaml:\d+: .*no fact mean/),
      expect.stringMatching(/^everything fits together: wrong\/: There are 5/),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { createNodeRunner } from '../../runtime/node/node-runner';
import { loadLesson } from '../load-lesson';
import { FIXTURE_SLUG, FixtureLesson } from '../testing/fixture-lesson';
import { Stage } from './stage';
import { readVariants } from './variants';

const NO_DATA = {
  data: {},
  owned: { 'raw.csv': 'n\n1\n' },
  remake: (path: string) => path,
};

function stageOf(fixture: FixtureLesson) {
  const lesson = loadLesson(FIXTURE_SLUG, fixture.root);
  return {
    lesson,
    stage: new Stage(lesson.bundle, NO_DATA, createNodeRunner()),
    variants: readVariants(lesson),
  };
}

describe('Stage', { timeout: 20_000 }, () => {
  it('lays files over each other: start, solution, variant', async () => {
    const { stage, variants, lesson } = stageOf(new FixtureLesson());
    expect((await stage.start()).files).toEqual({ ...lesson.bundle.start, 'raw.csv': 'n\n1\n' });
    const mean = await stage.variant(variants.wrong.find(({ name }) => name === 'mean')!);
    expect(mean['src/median.ts']).toContain('reduce');
    expect(mean['test/median.test.ts']).toContain('an empty list is refused');
    expect(mean['raw.csv']).toBeDefined();
  });

  it('plays scripts: the start’s, then the solution’s or the variant’s over it', async () => {
    const { stage, variants, lesson } = stageOf(
      new FixtureLesson()
        .write('session/steps.sh', 'say() { echo "$1" >> log.txt; }\n')
        .write('start/session.sh', 'say start\n')
        .write('solution/session.sh', 'say solution\nrm raw.csv\n')
        .write('wrong/mean/session.sh', 'say mean\n')
        .replace('wrong/mean/expect.yaml', 'exercise', 'over: start\nexercise')
        .write('also-right/select/session.sh', 'say select\n'),
    );
    expect(lesson.bundle.start).not.toHaveProperty(['session.sh']);
    expect(lesson.bundle.support).not.toHaveProperty(['session/steps.sh']);
    expect((await stage.start()).files['log.txt']).toBe('start\n');
    const solution = await stage.solution();
    expect(solution.files['log.txt']).toBe('start\nsolution\n');
    expect(solution.files).not.toHaveProperty(['raw.csv']);
    const mean = await stage.variant(variants.wrong.find(({ name }) => name === 'mean')!);
    expect(mean['log.txt']).toBe('start\nmean\n');
    expect(mean['raw.csv']).toBeDefined();
    const select = await stage.variant(variants.alsoRight.find(({ name }) => name === 'select')!);
    expect(select['log.txt']).toBe('start\nsolution\nselect\n');
  });
});

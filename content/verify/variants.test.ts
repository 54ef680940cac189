import { describe, expect, it } from 'vitest';
import { problemText } from '../lesson-problem';
import { loadLesson } from '../load-lesson';
import { FIXTURE_SLUG, FixtureLesson } from '../testing/fixture-lesson';
import { readVariants } from './variants';

const read = (lesson: FixtureLesson) => readVariants(loadLesson(FIXTURE_SLUG, lesson.root));

describe('readVariants', () => {
  it('reads what each brings', () => {
    const { alsoRight, wrong, problems } = read(new FixtureLesson());
    expect(problems).toEqual([]);
    expect(alsoRight.map((variant) => variant.name)).toEqual(['copy-in-order', 'select']);
    expect(wrong).toHaveLength(6);
    const mean = wrong.find((variant) => variant.name === 'mean')!;
    expect(mean.expected).toMatchObject({ exercise: 'mend-median', check: 'right-middle', mistake: 'mean' });
    expect(mean).toMatchObject({ removes: [], over: 'solution' });
    expect(Object.keys(mean.own)).toEqual(['src/median.ts']);
    expect(mean.own['src/median.ts']).toContain('reduce');
    expect(mean).not.toHaveProperty('script');
  });

  it('takes away what a variant does without', () => {
    const lesson = new FixtureLesson()
      .write('also-right/select/variant.yaml', 'removes: [test/median.test.ts]')
      .replace('wrong/mean/expect.yaml', 'exercise', 'removes: [params.json]\nexercise');
    const { alsoRight, wrong } = read(lesson);
    expect(alsoRight[1]!.removes).toEqual(['test/median.test.ts']);
    expect(wrong.find((variant) => variant.name === 'mean')!.removes).toEqual(['params.json']);
  });

  it('reads scripts, the common steps first', () => {
    const lesson = new FixtureLesson()
      .write('session/steps.sh', 'greet() { echo hi; }\n')
      .write('wrong/mean/session.sh', 'greet\n');
    const { wrong, problems } = read(lesson);
    expect(problems).toEqual([]);
    const mean = wrong.find((variant) => variant.name === 'mean')!;
    expect(mean.script).toBe('greet() { echo hi; }\ngreet\n');
    expect(Object.keys(mean.own)).toEqual(['src/median.ts']);
  });

  it.each<[string, (lesson: FixtureLesson) => FixtureLesson, string]>([
    [
      'too few right ones',
      (l) => l.remove('also-right/select'),
      'also-right/: There are 1; a lesson needs at least 2',
    ],
    ['too few wrong ones', (l) => l.remove('wrong/mean'), 'wrong/: There are 5; a lesson needs at least 6'],
    [
      'no expectation',
      (l) => l.remove('wrong/mean/expect.yaml'),
      'wrong/mean/expect.yaml: There is no such file',
    ],
    ['no check', (l) => l.write('wrong/mean/expect.yaml', 'exercise: mend-median'), 'check: Invalid input'],
    [
      'an unknown exercise',
      (l) => l.replace('wrong/mean/expect.yaml', 'mend-median', 'mend'),
      'wrong/mean/expect.yaml:1: The lesson has no exercise mend',
    ],
    [
      'an unknown check',
      (l) => l.replace('wrong/mean/expect.yaml', 'right-middle', 'middle'),
      'wrong/mean/expect.yaml:2: The exercise mend-median has no check middle',
    ],
    [
      'an unknown mistake',
      (l) => l.replace('wrong/mean/expect.yaml', 'mistake: mean', 'mistake: mode'),
      'wrong/mean/expect.yaml:3: The check right-middle has no mistake mode',
    ],
    [
      'neither a mistake nor a text',
      (l) => l.replace('wrong/mean/expect.yaml', 'mistake: mean', ''),
      'Name the mistake that must speak',
    ],
    [
      'removing what is not there',
      (l) => l.write('also-right/select/variant.yaml', 'removes: [x.ts]'),
      'also-right/select/variant.yaml:1: Neither start/ nor solution/ has the file x.ts',
    ],
  ])('catches %s', (_what, plant, message) => {
    const { problems } = read(plant(new FixtureLesson()));
    expect(problems.map(problemText).join('\n')).toContain(message);
  });
});

import { describe, expect, it } from 'vitest';
import { problemText } from './lesson-problem';
import { listLessons } from './list-lessons';
import { inspectLesson, loadLesson } from './load-lesson';
import { FIXTURE_SLUG, FixtureLesson } from './testing/fixture-lesson';

const problemsOf = ({ root }: FixtureLesson) => inspectLesson(FIXTURE_SLUG, root).problems;

describe('loadLesson', () => {
  it('reads a lesson that is right', () => {
    const { bundle, mdx } = loadLesson(FIXTURE_SLUG, new FixtureLesson().root);
    expect(bundle).toMatchObject({ slug: FIXTURE_SLUG, definition: { id: '0.1', title: 'A small lesson' } });
    expect(Object.keys(bundle.support)).toEqual(['probes/empty.ts', 'probes/input.ts', 'probes/middle.ts']);
    expect(Object.keys(bundle.solution)).toEqual(['src/median.ts', 'test/median.test.ts']);
    expect(Object.keys(bundle.start)).toContain('package.json');
    expect(mdx).toContain('## Your turn');
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle);
  });

  it('has another version when anything in the folder changes', () => {
    const lesson = new FixtureLesson();
    const { version } = loadLesson(FIXTURE_SLUG, lesson.root).bundle;
    expect(loadLesson(FIXTURE_SLUG, lesson.root).bundle.version).toBe(version);
    lesson.replace('lesson.mdx', 'mansion', 'palace');
    expect(loadLesson(FIXTURE_SLUG, lesson.root).bundle.version).not.toBe(version);
  });

  it('leaves out solution files that are the same as in the start', () => {
    const lesson = new FixtureLesson().write('solution/params.json', '{ "count": 3 }\n');
    expect(loadLesson(FIXTURE_SLUG, lesson.root).bundle.solution).not.toHaveProperty(['params.json']);
  });

  it.each(['no/where', '../secrets', '00-start-here', '00-start-here/01-small/start'])(
    'does not find %j',
    (slug) => {
      expect(() => loadLesson(slug, new FixtureLesson().root)).toThrow('There is no lesson');
    },
  );

  it('throws all problems at once, each with its place', () => {
    const lesson = new FixtureLesson()
      .replace('lesson.yaml', 'recall/even]', 'recall/odd]')
      .replace('lesson.mdx', '<Recall />', '');
    expect(() => loadLesson(FIXTURE_SLUG, lesson.root)).toThrow(
      /has 2 problems:\n {2}lesson\.yaml:8: Nothing is called recall\/odd.*\n {2}lesson\.mdx: The text never shows <Recall \/>/,
    );
  });

  it('lists the lessons that there are', () => {
    expect(listLessons(new FixtureLesson().root)).toEqual([FIXTURE_SLUG]);
    expect(listLessons('no/such/folder')).toEqual([]);
  });
});

/** Each row plants one violation and says what must be found, and at which text of the broken file. */
describe('what is wrong with a lesson', () => {
  it.each<[rule: string, file: string, from: string | RegExp, to: string, message: string]>([
    ['not YAML', 'lesson.yaml', 'minutes: 10', 'minutes: [10', 'not valid YAML'],
    ['a key twice', 'lesson.yaml', 'minutes: 10', 'minutes: 10\nminutes: 11', 'not valid YAML'],
    ['a field that is missing', 'lesson.yaml', 'project: house-price\n', '', 'project'],
    ['a field that there is not', 'lesson.yaml', 'minutes: 10', 'minuts: 10', 'minuts'],
    ['a field of another type', 'lesson.yaml', 'minutes: 10', 'minutes: ten', 'minutes: Invalid input'],
    ['a lesson outside of the plan', 'lesson.yaml', "id: '0.1'", "id: '0.9'", 'The course has no lesson 0.9'],
    [
      'another module’s folder',
      'lesson.yaml',
      "id: '0.1'",
      "id: '1.6'",
      'belongs in lessons/01-before-mlops/',
    ],
    [
      'a need that there is not',
      'lesson.yaml',
      'minutes: 10',
      "minutes: 10\nneeds: ['7.7']",
      'no other lesson 7.7',
    ],
    [
      'one id twice',
      'lesson.yaml',
      'id: no-prices',
      'id: three-prices',
      'another one with the id three-prices',
    ],
    ['an objective that nothing measures', 'lesson.yaml', 'leaves-input, ', 'leaves, ', 'Nothing is called'],
    ['no file to open', 'lesson.yaml', 'opens: [src/median.ts]', 'opens: [src/a.ts]', 'no file src/a.ts'],
    ['no file to edit', 'lesson.yaml', 'median.ts, test/]', 'median.ts, tests/]', 'has tests/'],
    ['data that there is not', 'lesson.yaml', 'minutes: 10', 'minutes: 10\ndata: [x.csv]', 'no file x.csv'],
    ['no params file', 'lesson.yaml', 'params: params.json', 'params: p.json', 'start/ has no file p.json'],
    ['params without a file', 'lesson.yaml', 'params: params.json\n', '', 'names no params file'],
    ['a script that there is not', 'lesson.yaml', 'script: report', 'script: raport', 'no script raport'],
    [
      'a prediction of nothing',
      'lesson.yaml',
      'experiment: no-prices',
      'experiment: many',
      'no experiment many',
    ],
    [
      'two right answers',
      'lesson.yaml',
      "label: '4', because",
      "label: '4', right: true, because",
      'has 2 options',
    ],
    ['no right answer', 'lesson.yaml', "label: '2.5', right: true", "label: '2.5'", 'has 0 options'],
    [
      'a replay of nothing',
      'lesson.yaml',
      'recall:',
      'replays: [{ id: r, title: R, scenario: s, seed: x }]\n\nrecall:',
      'scenario',
    ],
    [
      'an unknown measurement',
      'lesson.yaml',
      'measure: probe',
      'measure: look',
      'no kind of measurement "look"',
    ],
    ['an option that there is not', 'lesson.yaml', 'input: { lists: 20 }', 'inputs: { lists: 20 }', 'inputs'],
    [
      'a probe that there is not',
      'lesson.yaml',
      'probes/middle.ts',
      'probes/mid.ts',
      'no file probes/mid.ts',
    ],
    ['an unknown fact in require', 'lesson.yaml', 'fact: casesFailed', 'fact: cases', 'yields no fact cases'],
    [
      'an unknown fact in a mistake',
      'lesson.yaml',
      'fact: likeMean',
      'fact: isMean',
      'yields no fact isMean',
    ],
    [
      'an unknown placeholder',
      'lesson.yaml',
      'with {casesTotal} lists',
      'with {cases} lists',
      '{cases} is neither',
    ],
    [
      'a placeholder of a bound that is not given',
      'lesson.yaml',
      'expects: a RangeError',
      "expects: 'a {atMost}'",
      '{atMost} is neither',
    ],
    [
      'a requirement without a bound',
      'lesson.yaml',
      '            equals: RangeError\n',
      '',
      'demands nothing',
    ],
    [
      'a check after none',
      'lesson.yaml',
      'id: leaves-input',
      'id: leaves-input\n        after: refuses-empty',
      'No check before this one',
    ],
    [
      'two checks of one id',
      'lesson.yaml',
      '- id: leaves-input',
      '- id: right-middle',
      'another check right-middle',
    ],
    ['too few hints', 'lesson.yaml', /hints:\n( {6}- .*\n){2}/, 'hints:\n', 'hints: Too small'],
    ['text that is not MDX', 'lesson.mdx', '<Recall />', '<Recall', 'not valid MDX'],
    ['an unknown component', 'lesson.mdx', '<Recall />', '<Recall />\n\n<Video />', 'no component <Video>'],
    [
      'a component without its id',
      'lesson.mdx',
      '<Recall />',
      '<Recall />\n\n<Figure />',
      '<Figure> needs name',
    ],
    ['an unknown term', 'lesson.mdx', 'Term id="median"', 'Term id="medium"', 'content/glossary.yaml'],
    ['an unknown source', 'lesson.mdx', '<Recall />', '<Recall />\n\n<Source id="x" />', 'refers to nothing'],
    [
      'an unknown exercise',
      'lesson.mdx',
      'Exercise id="mend-median"',
      'Exercise id="mend"',
      'refers to nothing',
    ],
    [
      'an exercise that is not shown',
      'lesson.mdx',
      '<Exercise id="mend-median" />',
      '',
      'never shows <Exercise',
    ],
    [
      'a prediction that is not shown',
      'lesson.mdx',
      '<Predict id="what-of-none" />',
      '',
      'never shows <Predict',
    ],
    ['no questions in the text', 'lesson.mdx', '<Recall />', '', 'never shows <Recall'],
    ['params that are not JSON', 'start/params.json', '{', '', 'is not JSON'],
  ])('%s', (_rule, file, from, to, message) => {
    const problems = problemsOf(new FixtureLesson().replace(file, from, to));
    expect(problems.map(problemText).join('\n')).toContain(message);
    expect(problems[0]!.file).toMatch(/^lesson\.(yaml|mdx)$/);
  });

  it('says the line of what is wrong', () => {
    const lesson = new FixtureLesson().replace('lesson.yaml', 'fact: likeMean', 'fact: isMean');
    expect(problemsOf(lesson)).toMatchObject([{ line: lesson.lineOf('lesson.yaml', 'fact: isMean') }]);
    const text = new FixtureLesson().replace('lesson.mdx', 'Term id="median"', 'Term id="medium"');
    expect(problemsOf(text)).toMatchObject([{ line: text.lineOf('lesson.mdx', 'medium') }]);
    const open = new FixtureLesson().replace('lesson.mdx', '</RealTool>', '');
    expect(problemsOf(open)).toMatchObject([{ line: open.lineOf('lesson.mdx', '<RealTool') }]);
  });

  it.each([
    ['lesson.mdx', 'There is no text'],
    ['start', 'There is no start'],
    ['solution', 'There is no solution'],
  ])('misses %s', (part, message) => {
    expect(problemsOf(new FixtureLesson().remove(part)).map(problemText).join('\n')).toContain(message);
  });

  it('takes text files only', () => {
    const lesson = new FixtureLesson().write('start/model.bin', Uint8Array.of(0xff, 0xfe, 0));
    expect(problemsOf(lesson)).toMatchObject([{ file: 'start/model.bin' }]);
  });
});

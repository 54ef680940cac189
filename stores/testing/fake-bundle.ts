import { type LessonBundle, lessonSchema } from '../../content/lesson-schema';

const DEFINITION = {
  id: '9.9',
  title: 'A small lesson',
  summary: 'A lesson for tests and scratch pages.',
  project: 'house-price',
  minutes: 5,
  objectives: [{ says: 'Double a number', measuredBy: ['double/doubles'] }],
  data: ['sales.csv'],
  params: 'params.json',
  metrics: [{ name: 'dollars', label: 'Typical error', unit: '$' }],
  opens: ['src/train.ts', 'params.json'],
  experiments: [
    { id: 'baseline', label: 'As it stands', script: 'train' },
    { id: 'fast', label: 'Learning rate 0.5', script: 'train', params: { learningRate: 0.5 } },
  ],
  predictions: [
    {
      id: 'what-happens',
      ask: 'What does the loss do with a learning rate of 0.5?',
      experiment: 'fast',
      options: [
        { id: 'diverges', label: 'It grows', when: [{ fact: 'diverged', equals: true }] },
        { id: 'falls', label: 'It falls', when: [{ fact: 'diverged', equals: false }] },
      ],
      reveal: 'The loss ended at {loss.last}.',
    },
  ],
  replays: [{ id: 'forty-rows', title: 'Forty rows', scenario: 'dirty-rows', with: {}, seed: 'forty' }],
  exercises: [
    {
      id: 'double',
      title: 'Double it',
      kind: 'code',
      task: 'Make `double` return twice its input.',
      opens: ['src/double.ts'],
      edits: ['src/double.ts'],
      hints: ['Look at the sign.', 'Multiply by two.', 'Return `n * 2`.'],
      checks: [
        {
          id: 'doubles',
          label: 'Doubles a number',
          weight: 1,
          measure: 'probe',
          with: {},
          did: 'Called double.',
          require: [{ fact: 'right', equals: true, expects: 'twice the number' }],
        },
      ],
    },
  ],
  recall: ['one', 'two', 'three'].map((id) => ({
    id,
    ask: `Question ${id}?`,
    options: [
      { id: 'yes', label: 'Yes', right: true, because: 'It is so.' },
      { id: 'no', label: 'No', because: 'It is not so.' },
    ],
  })),
};

/** A small lesson that is whole: scripts, params, a prediction, a replay, an exercise, recall. */
export function fakeBundle(over: Partial<LessonBundle> = {}): LessonBundle {
  return {
    slug: '09-tests/09-small',
    version: 'v1',
    definition: lessonSchema.parse(DEFINITION),
    start: {
      'package.json': `${JSON.stringify(
        {
          name: 'small',
          type: 'module',
          scripts: { train: 'tsx src/train.ts', test: 'node --import tsx --test "test/*.test.ts"' },
        },
        null,
        2,
      )}\n`,
      'params.json': '{\n  "learningRate": 0.01,\n  "epochs": 3\n}\n',
      'src/train.ts':
        "import { readFile } from 'node:fs/promises';\n\nconsole.log(await readFile('params.json', 'utf8'));\n",
      'src/double.ts': 'export function double(n: number): number {\n  return n;\n}\n',
      'test/double.test.ts': "import { test } from 'node:test';\n\ntest('doubles', () => {});\n",
      'README.md': '# A small lesson\n',
    },
    solution: { 'src/double.ts': 'export function double(n: number): number {\n  return n * 2;\n}\n' },
    support: {},
    ...over,
  };
}

import { describe, expect, it } from 'vitest';
import type { Commit } from '../../../git/objects/commit';
import type { ReviewRule } from '../finding';
import type { ChangedFile, ReviewInput } from '../review-input';
import { CODE_WITHOUT_TEST } from './code-without-test';
import { DATA_COMMITTED } from './data-committed';
import { DEBUGGING } from './debugging';
import { HUGE_FUNCTION } from './huge-function';
import { MAGIC_NUMBER } from './magic-number';
import { OPEN_ENDS } from './open-ends';
import { SECRETS } from './secrets';
import { STALE_RESULTS } from './stale-results';
import { UNCLEAR_SUBJECT } from './unclear-subject';
import { UNDOCUMENTED_PARAMETER } from './undocumented-parameter';
import { UNPINNED_DEPENDENCY } from './unpinned-dependency';

const who = { name: 'Ada', email: 'ada@example.com', seconds: 0, zone: '+0000' };
const commitOf = (message: string): Commit => ({
  id: '0123456789'.repeat(4),
  tree: '',
  parents: [],
  author: who,
  committer: who,
  message,
});

const fileOf = (path: string, text: string, size = text.length): ChangedFile => {
  const lines = text.split('\n');
  return { path, isNew: true, size, lines, added: lines.map((line, i) => ({ number: i + 1, text: line })) };
};

function inputOf(files: readonly ChangedFile[], subject = 'Train the model'): ReviewInput {
  const commit = commitOf(`${subject}\n`);
  return {
    commits: [commit],
    files,
    byCommit: [{ commit, files }],
    paths: new Set(files.map(({ path }) => path)),
    textOf: (path) => files.find((file) => file.path === path)?.lines.join('\n'),
  };
}

const linesFound = (rule: ReviewRule, path: string, text: string) =>
  rule.find(inputOf([fileOf(path, text)])).map(({ line }) => line);

describe('rules of a review', () => {
  it('find secrets, and leave blanks and variables alone', () => {
    const text = [
      'const a = { apiKey: "s3cr3t-value-9" };',
      'const b = { apiKey: "<your key>" };',
      'const password = process.env.PASSWORD;',
      `const id = "AKIA${'ABCDEFGHIJKLMNOP'}";`,
    ].join('\n');
    expect(linesFound(SECRETS, 'src/a.ts', text)).toEqual([1, 4]);
    expect(linesFound(SECRETS, '.env', '# settings\nTOKEN=abc')).toEqual([2]);
    expect(linesFound(SECRETS, '.env.example', 'TOKEN=abc')).toEqual([]);
  });

  it('find a secret that only the history holds', () => {
    const commit = commitOf('Add a key\n');
    const files = [fileOf('.env', 'TOKEN=abc')];
    const found = SECRETS.find({
      commits: [commit],
      files: [],
      byCommit: [{ commit, files }],
      paths: new Set(),
      textOf: () => undefined,
    });
    expect(found).toMatchObject([{ path: null, line: null }]);
    expect(found[0]!.text).toContain('commit 0123456 still holds it (line 1)');
  });

  it('find data and models, not samples for tests', () => {
    const find = (path: string, size: number) =>
      DATA_COMMITTED.find(inputOf([fileOf(path, '', size)])).length;
    expect(find('data/train.csv', 20_000)).toBe(1);
    expect(find('data/train.csv', 900)).toBe(0);
    expect(find('models/model.onnx', 900)).toBe(1);
    expect(find('tests/fixtures/train.csv', 20_000)).toBe(0);
    expect(find('notes.txt', 2_000_000)).toBe(1);
    expect(find('data/train.csv.dvc', 90)).toBe(0);
  });

  it('want a test beside new code', () => {
    const code = fileOf(
      'src/a.ts',
      'export const a = 1;\nconst b = 2;\nconst c = 3;\nconst d = 4;\nconst e = 5;',
    );
    expect(CODE_WITHOUT_TEST.find(inputOf([code]))).toMatchObject([{ path: 'src/a.ts', line: 1 }]);
    const test = fileOf('src/a.test.ts', 'expect(a).toBe(1);');
    expect(CODE_WITHOUT_TEST.find(inputOf([code, test]))).toEqual([]);
    expect(CODE_WITHOUT_TEST.find(inputOf([code, fileOf('src/a.test.ts', '// nothing')]))).toHaveLength(1);
    expect(CODE_WITHOUT_TEST.find(inputOf([fileOf('vite.config.ts', code.lines.join('\n'))]))).toEqual([]);
  });

  it('want exact versions of dependencies', () => {
    const manifest =
      '{\n"scripts": { "x": "^1" },\n"dependencies": {\n"zod": "^4.0.0",\n"yaml": "2.8.1"\n}\n}';
    expect(linesFound(UNPINNED_DEPENDENCY, 'package.json', manifest)).toEqual([4]);
    expect(
      linesFound(UNPINNED_DEPENDENCY, 'requirements.txt', 'numpy\npandas==2.2.0\nscipy>=1 # fast\n-r x.txt'),
    ).toEqual([1, 3]);
  });

  it('find what is left from debugging, and let scripts print', () => {
    expect(linesFound(DEBUGGING, 'src/a.ts', 'export const a = 1;\nconsole.log(a);\ndebugger;')).toEqual([
      2, 3,
    ]);
    expect(linesFound(DEBUGGING, 'src/main.ts', 'console.log("done");')).toEqual([]);
    expect(linesFound(DEBUGGING, 'src/a.ts', 'export const a = "console.log(1)";')).toEqual([]);
    expect(linesFound(DEBUGGING, 'a.py', 'def f():\n    print(1)\n    breakpoint()')).toEqual([2, 3]);
  });

  it('find work put off without an issue', () => {
    expect(
      linesFound(
        OPEN_ENDS,
        'src/a.ts',
        `// ${'TO'}${'DO'} later\n// ${'TO'}${'DO'} (#12) later\nconst s = "TO";`,
      ),
    ).toEqual([1]);
  });

  it('find functions that are too long', () => {
    const body = Array.from({ length: 61 }, (_, i) => `  step(${i});`).join('\n');
    expect(
      linesFound(HUGE_FUNCTION, 'src/a.ts', `const x = 1;\nexport function train() {\n${body}\n}`),
    ).toEqual([2]);
    expect(linesFound(HUGE_FUNCTION, 'a.py', `def train():\n${body}\n\nprint(1)`)).toEqual([1]);
    expect(linesFound(HUGE_FUNCTION, 'src/a.ts', 'export function train() {\n  return 1;\n}')).toEqual([]);
  });

  it('ask for names of numbers', () => {
    const text =
      'const RATE = 0.37;\nconst y = x * 0.37;\nconst z = x * 2;\nfmt(y.toFixed(3));\nif (x > 86400) go();';
    expect(linesFound(MAGIC_NUMBER, 'src/a.ts', text)).toEqual([2, 5]);
  });

  it('want results that belong to the parameters', () => {
    const params = fileOf('params.yaml', 'rate: 0.1');
    expect(STALE_RESULTS.find(inputOf([params]))).toMatchObject([{ path: 'params.yaml', line: 1 }]);
    expect(STALE_RESULTS.find(inputOf([params, fileOf('dvc.lock', 'x')]))).toEqual([]);
    expect(
      STALE_RESULTS.find(inputOf([fileOf('dvc.yaml', 'stages:'), fileOf('metrics.json', '{}')])),
    ).toEqual([]);
  });

  it('want new parameters on the page of parameters, where the project has one', () => {
    const params = fileOf('churn/params.json', '{\n  "rate": 0.1,\n  "min_tenure": 3\n}');
    const found = (...pages: ChangedFile[]) =>
      UNDOCUMENTED_PARAMETER.find(inputOf([params, ...pages])).map(({ path, line }) => `${path}:${line}`);
    expect(found()).toEqual([]);
    expect(found(fileOf('house/parameters.md', 'none'))).toEqual([]);
    expect(found(fileOf('churn/parameters.md', '`rate`: of a step'))).toEqual(['churn/params.json:3']);
    expect(found(fileOf('docs/parameters.md', 'house'), fileOf('house/parameters.md', '`rate`'))).toEqual([
      'churn/params.json:2',
      'churn/params.json:3',
    ]);
    expect(found(fileOf('churn/parameters.md', '`rate`, `min_tenure`'))).toEqual([]);
  });

  it.each([
    ['wip', true],
    ['fix', true],
    ['small changes', true],
    ['Fixes.', true],
    [`Train ${'x'.repeat(80)}`, true],
    ['Fix the rounding of prices', false],
    ['Train the model on prices of 2025', false],
  ])('judge the subject “%s”', (subject, isUnclear) => {
    expect(UNCLEAR_SUBJECT.find(inputOf([], subject)).length > 0).toBe(isUnclear);
  });
});

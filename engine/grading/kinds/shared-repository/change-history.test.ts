import { describe, expect, it } from 'vitest';
import { startLabInProcess } from '../../../../runtime/lab/in-process';
import { playScript } from '../../../../stores/play-script';
import type { RunRequest } from '../../../core/code-runner';
import { FakeRunner } from '../../testing/fake-runner';
import type { MeasurementContext } from '../../types';
import { changeHistory } from './change-history';

const START = `
git config --global user.name 'Ana Ruiz'
git config --global user.email ana@example.com
git init -q -b main
git add .
git commit -q -m 'Start the project'
gh repo create team/project --private --source=. --push > /dev/null
echo '{ "protected": { "main": { "requiredReviews": 1 } }, "reviewers": ["noor-haddad", "emil-sorensen"] }' > /srv/git/github.com/team/project.git/lab.json
`;
const FILES = {
  'rule.ts': 'export const rule = 0;\n',
  'rule.test.ts': '// wants 0\n',
  'params.json': '{}\n',
};

/** The tests want the number that the test file names, and get the one of the code. */
function tests({ files }: RunRequest) {
  const number = (path: string) => /\d/.exec(String(files[path]))?.[0];
  const passes = number('rule.ts') === number('rule.test.ts');
  const outcome = passes ? ('passed' as const) : ('failed' as const);
  return {
    outcome: passes ? ('completed' as const) : ('failed' as const),
    tests: [{ name: ['the rule'], path: 'rule.test.ts', outcome, durationMs: 1 }],
  };
}

/** Plays lines over the start, and measures what they leave. */
async function measured(script: string) {
  const runner = new FakeRunner(tests);
  const tree = { files: FILES, marks: {} };
  const { files } = await playScript({
    start: startLabInProcess,
    runner,
    tree,
    data: {},
    script: START + script,
  });
  const context: MeasurementContext = {
    files,
    support: {},
    solution: {},
    start: FILES,
    runner,
    seed: 'one',
    remake: (path) => path,
    signal: new AbortController().signal,
    newRunId: () => 'run',
    progress: () => {},
  };
  return (await changeHistory.measure(context, { repository: 'team/project' })).facts;
}

const test = "echo '// wants 1' > rule.test.ts; git commit -q -a -m 'Test that the rule is 1'";
const code = "echo 'export const rule = 1;' > rule.ts; git commit -q -a -m 'Make the rule 1'";
const offer = "git push -q -u origin HEAD; gh pr create --title 'The rule' --body '' > /dev/null";

describe('the way of a change to main', () => {
  it('is read from commits, tests at those commits, and reviews', async () => {
    expect(await measured(['git switch -q -c one', test, code, offer].join('\n'))).toMatchObject({
      pulls: 1,
      state: 'open',
      commits: 2,
      vague: 0,
      order: 'test-first',
      testSubject: 'Test that the rule is 1',
      red: 1,
      green: true,
      reviews: 2,
      openRemarks: 0,
      decision: 'approved',
    });
  });

  it.each([
    ['code before the test', [code, test], { order: 'code-first', red: null, green: true }],
    [
      'a test that passes at once',
      ["echo '// wants 0 too' > rule.test.ts; git commit -q -a -m 'Test it'", code],
      { order: 'test-first', red: 0, green: false },
    ],
    ['no test', [code], { order: 'no-test', red: null }],
    ['a test alone', [test], { order: 'no-code', red: 1, green: false }],
    [
      'a subject without words',
      [test, code.replace('Make the rule 1', 'fix')],
      { vague: 1, vagueSubject: 'fix' },
    ],
    [
      'results that are left behind',
      [test, code, `echo '{"a": 1}' > params.json; git commit -q -a -m 'Set a to 1'`],
      { openRemarks: 1, decision: 'changes_requested' },
    ],
  ])('shows %s', async (_name, lines, facts) => {
    expect(await measured(['git switch -q -c one', ...lines, offer].join('\n'))).toMatchObject(facts);
  });

  it('ends early where nobody has been asked', async () => {
    expect(await measured([test, code].join('\n'))).toMatchObject({ pulls: 0, branches: 0, onMain: 2 });
    expect(await measured(['git switch -q -c one', test].join('\n'))).toMatchObject({
      pulls: 0,
      localCommits: 1,
    });
    expect(await measured('rm -r /srv/git')).toEqual({ branches: 0, pulls: 0 });
  });
});

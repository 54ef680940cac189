import { expect, it } from 'vitest';
import { expandHistory } from './expand-history';

const HISTORY = ['ls -la src', 'git status', 'git commit -m "first step"', 'cat a.txt b.txt'];

it('puts earlier lines and their words where they are asked for', () => {
  for (const [typed, line] of [
    ['sudo !!', 'sudo cat a.txt b.txt'],
    ['wc !$', 'wc b.txt'],
    ['wc !^', 'wc a.txt'],
    ['echo !*', 'echo a.txt b.txt'],
    ['!1', 'ls -la src'],
    ['!-2', 'git commit -m "first step"'],
    ['!ls', 'ls -la src'],
    ['!git', 'git commit -m "first step"'],
    ['!?stat?', 'git status'],
    ['!! && !!', 'cat a.txt b.txt && cat a.txt b.txt'],
  ])
    expect(expandHistory(typed!, HISTORY)).toEqual({ line, isChanged: true });
});

it('leaves a ! that means something else', () => {
  for (const line of [
    "echo '!!'",
    'echo \\!x',
    '[ a != b ]',
    '! true',
    'echo hi!',
    'if ! grep x f; then :; fi',
    'echo "wow! "',
  ])
    expect(expandHistory(line, HISTORY)).toEqual({ line, isChanged: false });
});

it('says what it did not find', () => {
  expect(expandHistory('!docker', HISTORY)).toEqual({ problem: 'bash: !docker: event not found\n' });
  expect(expandHistory('!99', HISTORY)).toEqual({ problem: 'bash: !99: event not found\n' });
  expect(expandHistory('!!', [])).toEqual({ problem: 'bash: !!: event not found\n' });
});

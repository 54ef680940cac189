import type { CloudCommand } from '../command';
import type { WordProblem } from '../read-words';
import { cloudProgram, type Refusal } from '../run-cli';
import { ACCOUNT_COMMANDS } from './account-commands';
import { BILL_COMMANDS } from './bill-commands';

/**
 * `cloud`: the lab's own program for what people do on the web pages of the clouds, signed in as the owner: sign up, make
 * keys, set budgets, read one bill of all clouds.
 */
export const cloud = cloudProgram({
  program: 'cloud',
  provider: null,
  version: 'cloud, a program of the lab',
  commands: [...ACCOUNT_COMMANDS, ...BILL_COMMANDS],
  globals: [],
  keyOf: () => undefined,
  unknown,
  badWords,
  refused: ({ message }) => ({ text: `cloud: ${message}`, code: 1 }),
  show: ({ value }) => JSON.stringify(value, null, 2),
});

function unknown(words: readonly string[], commands: readonly CloudCommand[]): Refusal {
  const list = commands.map(({ path }) => `\n  cloud ${path}`).join('');
  return { text: `cloud: there is no command ${words.join(' ')}. There are:${list}`, code: 2 };
}

function badWords(problem: WordProblem | string, { path }: CloudCommand): Refusal {
  const text = (words: string) => ({ text: `cloud ${path}: ${words}\nSee cloud ${path} --help`, code: 2 });
  if (typeof problem === 'string') return text(problem);
  switch (problem.wrong) {
    case 'unknown':
      return text(`there is no option ${problem.word}`);
    case 'no-value':
      return text(`--${problem.spec.name} needs a value`);
    case 'missing':
      return text(`${problem.specs.map(({ name }) => `--${name}`).join(', ')} is missing`);
  }
}

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMAND_NAMES } from '../commands/registry';
import { LabSession } from './lab-session';

/** The long options that real git lists for a command; [] when it lists none. */
function realOptions(command: string): string[] {
  let listed: string;
  try {
    listed = execFileSync('git', [command, '--git-completion-helper-all'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return [];
  }
  return [...new Set(listed.trim().split(/\s+/))].filter((option) => /^--[a-z]/.test(option));
}

/** A repository with one commit: made once, and copied for each call. */
const first = await (async () => {
  const session = new LabSession('/w');
  await session.run({ kind: 'git', args: ['init', '-q', '-b', 'main'] });
  await session.run({ kind: 'write', path: 'a.txt', content: 'one\n' });
  await session.run({ kind: 'git', args: ['add', '.'] });
  await session.run({ kind: 'git', args: ['commit', '-q', '-m', 'first'] });
  return session;
})();

function repository(): LabSession {
  const session = new LabSession('/w');
  const copy = (path: string) => {
    const node = first.fs.at(path)!;
    session.fs.restore(path, node);
    if (node.kind === 'folder') for (const name of first.fs.list(path)) copy(`${path}/${name}`);
  };
  copy('/w');
  return session;
}

test.each(COMMAND_NAMES)(
  'git %s knows every option of real git: it has it, or says that the lab has not',
  async (name) => {
    const unknown: string[] = [];
    for (const option of realOptions(name)) {
      const session = repository();
      const given = option.endsWith('=') ? `${option}1` : option;
      const { stderr } = await session.git([name, given]);
      if (/unknown (option|switch)|ambiguous option/.test(stderr)) unknown.push(option);
    }
    expect(unknown).toEqual([]);
  },
);

test('an option that the lab lacks is refused by name and ends with 129', async () => {
  const session = repository();
  const { stderr, stdout, exitCode } = await session.git(['commit', '--interactive']);
  expect(stderr).toBe("error: option '--interactive' of 'git commit' is not available in the lab\n");
  expect(stdout).toBe('');
  expect(exitCode).toBe(129);
});

test('an option that git has not is unknown', async () => {
  const session = repository();
  const { stderr, exitCode } = await session.git(['status', '--frobnicate']);
  expect(stderr.split('\n')[0]).toBe("error: unknown option `frobnicate'");
  expect(exitCode).toBe(129);
});

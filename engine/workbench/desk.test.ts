import { describe, expect, test } from 'vitest';
import { isLive } from './accounts';
import { type DeskCommand, type DeskStart, fileAt } from './desk';
import { foldDesk, withCommand } from './desk-log';
import { scanHistory, treeAt } from './history';
import { entropyOf, masked, scanFiles } from './secret-scanner';

const SECRET = 'lab_cloud_8f3ac19d27be405f61ac7d92';
const START: DeskStart = {
  commits: [
    { message: 'Begin', author: 'ana', day: -9, changes: { 'a.ts': 'one', 'lock.json': '{}' } },
    { message: 'Upload', author: 'bo', day: -5, changes: { 'a.ts': `const key = '${SECRET}';` } },
    { message: 'Oops', author: 'bo', day: -4, changes: { 'a.ts': 'two', 'lock.json': null } },
  ],
  keys: [
    {
      id: 'key-1',
      service: 'cloud',
      name: 'upload',
      scopes: ['admin'],
      madeOn: -9,
      days: null,
      value: SECRET,
    },
  ],
};

const after = (...commands: DeskCommand[]) =>
  foldDesk(
    START,
    commands.reduce((log, command) => withCommand(log, command), ''),
  );

describe('history', () => {
  test('what was deleted is still in it, until it is purged and pushed by force', () => {
    const { desk } = after();
    expect(treeAt(desk.commits)).toEqual({ 'a.ts': 'two' });
    expect(fileAt(desk, 'lock.json', desk.commits[1]!.id)).toBe('{}');
    expect(scanHistory(desk.commits)).toMatchObject([
      { path: 'a.ts', secret: SECRET, commit: { message: 'Upload' } },
    ]);

    const purged = after({ do: 'purge', text: SECRET });
    expect(scanHistory(purged.desk.commits)).toEqual([]);
    expect(purged.desk.commits.map(({ id }) => id)).not.toContain(desk.commits[1]!.id);
    expect(purged.desk.commits[0]!.id).toBe(desk.commits[0]!.id);
    expect(scanHistory(purged.desk.remote)).toHaveLength(1);

    expect(after({ do: 'purge', text: SECRET }, { do: 'push', force: false }).problem?.message).toMatch(
      /Rejected/,
    );
    expect(
      scanHistory(after({ do: 'purge', text: SECRET }, { do: 'push', force: true }).desk.remote),
    ).toEqual([]);
  });

  test('a commit is pushed without force', () => {
    const { desk } = after(
      { do: 'commit', message: 'Mend', changes: { 'a.ts': 'three' } },
      { do: 'push', force: false },
    );
    expect(treeAt(desk.remote)).toEqual({ 'a.ts': 'three' });
  });
});

describe('accounts and keys', () => {
  const signUp: DeskCommand = { do: 'sign-up', service: 'cloud', user: 'ada' };
  const key = (scopes: string[], days: number | null): DeskCommand => ({
    do: 'make-key',
    service: 'cloud',
    name: 'nightly upload',
    scopes,
    days,
  });

  test('a key holds until its day, or until it is revoked', () => {
    const { desk } = after(signUp, key(['storage:read'], 30), { do: 'revoke-key', id: 'key-1' });
    const [old, made] = desk.keys;
    expect(isLive(old!, 0)).toBe(false);
    expect([isLive(made!, 30), isLive(made!, 31)]).toEqual([true, false]);
    expect(scanFiles({ 'x.ts': `key: "${made!.value}"` })).toHaveLength(1);
  });

  test.each([
    [[key(['storage:read'], 30)], 'Sign up'],
    [[signUp, key([], 30)], 'without a scope'],
    [[signUp, key(['contents:read'], 30)], 'no scope contents:read'],
    [[signUp, signUp], 'already: ada'],
    [[{ do: 'sign-up', service: 'git', user: '-ada' } as const], 'hyphen'],
    [[{ do: 'revoke-key', id: 'key-9' } as const], 'no key key-9'],
    [[{ do: 'commit', message: 'x', changes: {} } as const], 'Nothing has changed'],
    [[{ do: 'purge', text: 'a' } as const], 'whole secret'],
    [[{ do: 'restore', path: 'b.ts', commit: 'none' } as const], 'no commit none'],
  ])('refuses (%#)', (commands, reason) => {
    const { problem } = after(...(commands as DeskCommand[]));
    expect(problem).toMatchObject({ line: commands.length });
    expect(problem?.message).toContain(reason);
  });
});

test('a log that is not in order stops at its line and keeps what was before', () => {
  const { desk, problem } = foldDesk(
    START,
    '{"do":"wait","days":3}\n\n{"do":"fly"}\n{"do":"wait","days":3}\n',
  );
  expect(desk.day).toBe(3);
  expect(problem).toEqual({ line: 3, message: 'This is no command of the desk.' });
});

describe('the secret scanner', () => {
  // Made at run time, so that scanners of this very repository find nothing.
  const random = (length: number) => 'Zk9QwX3vTy7LmN2pRb8HcD4fGs6Ja1Ue5Vi0'.slice(0, length);

  test.each([
    ['lab key', `x = lab_git_${random(24)}`],
    [
      'AWS access key id',
      `id AKI${'A'}${random(40)
        .toUpperCase()
        .replaceAll(/[^A-Z2-7]/g, 'Q')
        .slice(0, 16)}`,
    ],
    ['GitHub token', `gh${'p'}_${random(36)}`],
    ['private key', `-----BEGIN ${'RSA'} PRIVATE KEY-----`],
    ['value of a secret’s name', `"apiKey": "${random(20)}"`],
  ])('knows a %s', (rule, text) => {
    expect(scanFiles({ 'f.txt': `first\n${text}` })).toMatchObject([{ rule, line: 2, path: 'f.txt' }]);
  });

  test.each([
    'const key = process.env.CLOUD_KEY;',
    'password: "aaaaaaaaaaaaaaaaaaaa"',
    'token = "not-a-real-token"',
    'the keyboard: "ctrl"',
  ])('leaves %j alone', (text) => {
    expect(scanFiles({ 'f.txt': text, 'node_modules/a/k.js': `lab_git_${random(24)}` })).toEqual([]);
  });

  test('entropy follows its closed form', () => {
    expect(entropyOf('aaaa')).toBe(0);
    expect(entropyOf('abcd')).toBeCloseTo(2, 12);
    expect(entropyOf('aab')).toBeCloseTo(-(2 / 3) * Math.log2(2 / 3) - (1 / 3) * Math.log2(1 / 3), 12);
  });

  test('shows a secret only so far that it can be told from others', () => {
    expect(masked(SECRET)).toBe('lab_clou…7d92');
    expect(masked('short')).toBe('…');
  });
});

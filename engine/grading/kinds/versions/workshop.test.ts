import { describe, expect, it } from 'vitest';
import { FakeRunner } from '../../testing/fake-runner';
import { commitsOf, restorableFrom } from './restore';
import { Workshop } from './workshop';

const open = () =>
  new Workshop({
    files: { '.gitignore': 'raw/\n', 'raw/a.csv': 'n\n1\n', 'raw/b.csv': 'n\n2\n' },
    runner: new FakeRunner(() => ({})),
    seed: 'test',
    signal: new AbortController().signal,
  });

const begin = [
  'git config --global user.name Ana',
  'git config --global user.email ana@example.com',
  'git init -q -b main',
  'dvc init -q',
  'mkdir -p data',
];
const take = (name: string) => [
  `cp raw/${name}.csv data/n.csv`,
  'dvc add -q data/n.csv',
  'git add .',
  `git commit -q -m 'Take ${name}'`,
];

describe('going back in a copy of the work', () => {
  it('finds each version of the data by the commit that names it', async () => {
    const shop = open();
    for (const line of [...begin, ...take('a'), ...take('b')])
      expect(await shop.run(line)).toMatchObject({ exitCode: 0 });
    const commits = await commitsOf(shop);
    expect(commits.map(({ subject }) => subject)).toEqual(['Take b', 'Take a']);
    const [a, b] = [shop.md5('raw/a.csv')!, shop.md5('raw/b.csv')!];
    const found = await restorableFrom(shop, commits, 'data/n.csv', [a, b]);
    expect([found.get(a), found.get(b)]).toEqual([commits[1]!.id, commits[0]!.id]);
  });

  it('does not find what the cache has lost, though the commits are there', async () => {
    const shop = open();
    for (const line of [...begin, ...take('a'), ...take('b')]) await shop.run(line);
    shop.remove('.dvc/cache');
    shop.remove('data/n.csv');
    const found = await restorableFrom(shop, await commitsOf(shop), 'data/n.csv', [shop.md5('raw/a.csv')!]);
    expect(found.size).toBe(0);
  });

  it('finds nothing where there is no repository', async () => {
    expect(await commitsOf(open())).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { serverFolder } from '../server/github-server';
import { writeSettings } from '../store/settings';
import { forgeScene } from '../testing/forge-scene';
import { mergeStateOf } from './merge-state';
import { pullNumbered } from './pull-file';

const NAME = { owner: 'ada-lovelace', name: 'prices' };

/** Emil has a pull request that sets the rate; Ada's sets it too. */
async function scene() {
  const found = await forgeScene();
  found.write('params.json', '{\n  "rate": 1\n}\n');
  await found.run('git add -A; git commit -qm "Set the rate"; git push -q');
  await found.run('git switch -qc emil');
  found.write('params.json', '{\n  "rate": 2\n}\n');
  await found.run('git commit -qam "Double the rate"; git push -qu origin emil');
  await found.run(
    'git config --global user.name "Emil Sorensen"; gh pr create --title "Double the rate" --body ""',
    'git config --global user.name "Ada Lovelace"; git switch -q main; git switch -qc ada',
  );
  found.write('params.json', '{\n  "rate": 1,\n  "epochs": 3\n}\n');
  await found.run('git commit -qam "Set the epochs"; git push -qu origin ada');
  return found;
}

describe('main, while somebody waits for a review', () => {
  it('moves by the pull requests that the settings name, once another is opened', async () => {
    const { run, server, fs } = await scene();
    writeSettings(fs, serverFolder(NAME), { meanwhile: [1] });
    expect(pullNumbered(await server(), 1).state).toBe('open');
    await run('gh pr create --title "Set the epochs" --body ""');
    const now = await server();
    expect(pullNumbered(now, 1)).toMatchObject({ state: 'merged', author: 'emil-sorensen' });
    expect(mergeStateOf(now, pullNumbered(now, 2))).toMatchObject({
      status: 'dirty',
      conflicts: ['params.json'],
    });
    expect(await run('git fetch -q; git log -1 --format="%an %s" origin/main')).toBe(
      'Emil Sørensen Merge pull request #1 from ada-lovelace/emil\n',
    );
  });

  it('stands still for pull requests that may not be merged, or that nobody names', async () => {
    const { run, server, fs } = await scene();
    writeSettings(fs, serverFolder(NAME), { meanwhile: [1], protected: { main: { requiredReviews: 1 } } });
    await run('gh pr create --title "Set the epochs" --body ""');
    expect(pullNumbered(await server(), 1).state).toBe('open');
  });
});

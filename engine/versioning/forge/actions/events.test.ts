import { describe, expect, it } from 'vitest';
import type { CiEvent } from '@/engine/ci/triggers/event';
import { forgeScene } from '../testing/forge-scene';
import { openCiForge } from './ci-repository';

/** A project on the simulated GitHub, and what its workflows hear of. */
async function scene() {
  const forge = await forgeScene();
  const repository = async () => (await openCiForge(forge.fs, forge.clock)).open('ada-lovelace', 'prices')!;
  let seen = (await repository()).eventsAfter(0).at(-1)?.number ?? 0;
  const heard = async (...lines: readonly string[]): Promise<CiEvent[]> => {
    await forge.run(...lines);
    const events = (await repository()).eventsAfter(seen);
    seen = events.at(-1)?.number ?? seen;
    return events.map(({ event }) => event);
  };
  return { ...forge, repository, heard };
}

const commit = (name: string) => `echo ${name} > ${name}; git add -A; git commit -qm "Add ${name}"`;

describe('what workflows hear of the simulated GitHub', () => {
  it('F1: a push is compared with what the branch was before, commit by commit', async () => {
    const { heard } = await scene();
    const [event, ...rest] = await heard(commit('a'), commit('b'), 'git push');
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      name: 'push',
      ref: 'refs/heads/main',
      actor: 'ada-lovelace',
      files: ['a', 'b'],
      message: 'Add b\n',
    });
    expect((event!.payload as { commits: unknown[] }).commits).toHaveLength(2);
    const [next] = await heard(commit('c'), 'git push');
    expect(next!.files).toEqual(['c']);
    expect(next!.payload).toMatchObject({ before: event!.sha, created: false, forced: false });
  });

  it('F2: the first push of a branch is compared with the nearest commit of the default branch', async () => {
    const { heard } = await scene();
    const [event] = await heard('git switch -qc work', commit('a'), commit('b'), 'git push origin work');
    expect(event).toMatchObject({ ref: 'refs/heads/work', files: ['a', 'b'], payload: { created: true } });
  });

  it('F3: a pull request is compared by what it has changed since it left its base', async () => {
    const { heard } = await scene();
    await heard(
      'git switch -qc work',
      commit('a'),
      'git push -qu origin work',
      'git switch -q main',
      commit('main-file'),
      'git push -q',
    );
    const [event] = await heard('git switch -q work', 'gh pr create --fill');
    expect(event).toMatchObject({
      name: 'pull_request',
      action: 'opened',
      files: ['a'],
      baseRef: 'main',
      headRef: 'work',
      ref: 'refs/pull/1/merge',
    });
  });

  it('F4: a pull request is tested as the merge that it would give, and its checks stand on its head', async () => {
    const { heard, repository } = await scene();
    await heard(
      'git switch -qc work',
      commit('a'),
      'git push -qu origin work',
      'git switch -q main',
      commit('main-file'),
      'git push -q',
    );
    const [event] = await heard('git switch -q work', 'gh pr create --fill');
    const server = await repository();
    expect(event!.sha).not.toBe(event!.headSha);
    expect(server.files(event!.sha, '')).toEqual(expect.arrayContaining(['a', 'main-file']));
    expect(server.files(event!.headSha, '')).not.toContain('main-file');
  });

  it('F5: more commits are synchronize, a merge closes it and is a push to the base', async () => {
    const { heard } = await scene();
    await heard('git switch -qc work', commit('a'), 'git push -qu origin work', 'gh pr create --fill');
    const names = (events: readonly CiEvent[]) =>
      events.map(({ name, action, ref }) => [name, action || ref]);
    expect(names(await heard(commit('b'), 'git push'))).toEqual([
      ['push', 'refs/heads/work'],
      ['pull_request', 'synchronize'],
    ]);
    expect(names(await heard('gh pr merge 1 --merge'))).toEqual([
      ['push', 'refs/heads/main'],
      ['pull_request', 'closed'],
    ]);
  });

  it('F6: a pull request in conflict starts nothing', async () => {
    const { heard } = await scene();
    await heard(
      'git switch -qc work; echo one > README.md; git commit -qam One; git push -qu origin work',
      'git switch -q main; echo two > README.md; git commit -qam Two; git push -q',
      'git switch -q work',
    );
    expect(await heard('gh pr create --fill')).toEqual([]);
  });

  it('F7: a tag is a push without files; a deletion is nothing', async () => {
    const { heard } = await scene();
    const [event] = await heard('git tag -a v1 -m One; git push origin v1');
    expect(event).toMatchObject({ name: 'push', ref: 'refs/tags/v1', files: null });
    expect(event!.sha).toMatch(/^[0-9a-f]{40}$/);
    expect(await heard('git push origin :v1')).toEqual([]);
  });
});

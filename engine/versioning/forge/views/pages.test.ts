import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCheck } from '../checks/check-store';
import { pullNumbered } from '../pulls/pull-file';
import { addReview } from '../review/add-review';
import { branchTip } from '../server/server-repository';
import { forgeScene } from '../testing/forge-scene';
import {
  forgeCommit,
  forgeCommits,
  forgeCompare,
  forgeFolder,
  forgeHome,
  forgePull,
  forgeRepository,
} from './questions';

const PRICES = { owner: 'ada-lovelace', name: 'prices' };

async function scene() {
  const lab = await forgeScene();
  const context = { fs: lab.fs, clock: lab.clock, rng: () => 0.5 } as unknown as Parameters<
    typeof forgeHome
  >[0];
  return { ...lab, context };
}

describe('pages of the simulated GitHub', () => {
  it('say who looks and where the project stands', async () => {
    const { run, write, context } = await scene();
    expect(await forgeHome(context, null)).toMatchObject({
      viewer: { login: 'ada-lovelace', hasIdentity: true },
      local: {
        branch: 'main',
        hasCommits: true,
        remotes: [{ remote: 'origin', owner: 'ada-lovelace', name: 'prices' }],
        unpushed: 0,
      },
    });
    write('notes.md', 'x\n');
    await run('git add -A; git commit -qm "Add some notes"');
    expect((await forgeHome(context, null)).local).toMatchObject({ unpushed: 1 });
    await run('git switch -qc work');
    expect((await forgeHome(context, null)).local).toMatchObject({ branch: 'work', unpushed: null });
    await run('rm -rf .git');
    expect((await forgeHome(context, null)).local).toBeNull();
  });

  it('show the files of a branch with the commit that changed each last, and the README', async () => {
    const { run, write, context } = await scene();
    write('src/a.ts', 'export const a = 1;\n');
    write('src/b.ts', 'export const b = 1;\n');
    await run('git add -A; git commit -qm "Add a and b"');
    write('src/b.ts', 'export const b = 2;\n');
    await run('git commit -qam "Raise b"; git push -q');
    const root = await forgeFolder(context, { ...PRICES, branch: 'main', path: '' });
    expect(root!.entries.map(({ name, kind, last }) => [name, kind, last?.subject])).toEqual([
      ['src', 'folder', 'Raise b'],
      ['README.md', 'file', 'Start the project'],
    ]);
    expect(root!.file).toEqual({ path: 'README.md', size: 9, text: '# Prices\n' });
    const src = await forgeFolder(context, { ...PRICES, branch: 'main', path: 'src' });
    expect(src!.entries.map(({ path, last }) => [path, last?.subject])).toEqual([
      ['src/a.ts', 'Add a and b'],
      ['src/b.ts', 'Raise b'],
    ]);
    const file = await forgeFolder(context, { ...PRICES, branch: 'main', path: 'src/b.ts' });
    expect(file).toMatchObject({ entries: [], file: { text: 'export const b = 2;\n' } });
    expect(await forgeFolder(context, { ...PRICES, branch: 'main', path: 'nowhere' })).toBeNull();
    expect(await forgeFolder(context, { ...PRICES, branch: 'none', path: '' })).toBeNull();
  });

  it('show branches against the default one, commits with their checks, and a comparison', async () => {
    const { run, write, context, server, fs } = await scene();
    await run('git switch -qc work');
    write('notes.md', 'x\n');
    await run('git add -A; git commit -qm "Add some notes"; git push -qu origin work; git switch -q main');
    write('other.md', 'x\n');
    await run('git add -A; git commit -qm "Add the other"; git push -q');
    const repository = await server();
    const work = branchTip(repository, 'work')!;
    reportCheck(fs, repository.folder, work, {
      name: 'test',
      status: 'completed',
      conclusion: 'failure',
      startedAt: 0,
      completedAt: 1,
    });
    const page = await forgeRepository(context, PRICES);
    expect(
      page.branches.map(({ name, ahead, behind, isDefault }) => [name, ahead, behind, isDefault]),
    ).toEqual([
      ['main', 0, 0, true],
      ['work', 1, 1, false],
    ]);
    expect(page.checkNames).toEqual(['test']);
    const rows = await forgeCommits(context, { ...PRICES, branch: 'work' });
    expect(rows!.map(({ subject, checks }) => [subject, checks])).toEqual([
      ['Add some notes', 'fail'],
      ['Start the project', null],
    ]);
    const commit = await forgeCommit(context, { ...PRICES, id: work });
    expect(commit).toMatchObject({
      files: [{ path: 'notes.md', status: 'added', added: 1 }],
      checkRuns: [{ name: 'test' }],
    });
    expect(await forgeCommit(context, { ...PRICES, id: 'main' })).toBeNull();
    const compared = await forgeCompare(context, { ...PRICES, base: 'main', head: 'work' });
    expect(compared).toMatchObject({
      isRelated: true,
      commits: [{ subject: 'Add some notes' }],
      files: [{ path: 'notes.md' }],
    });
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  });

  it('move a remark with its line, and call it outdated when the line is changed', async () => {
    const lines = fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, lines, fc.boolean(), async (above, below, isChanged) => {
        const { run, write, context, server } = await scene();
        await run('git switch -qc work');
        write('notes.md', 'a\nb\nMARK\nc\nd\n');
        await run(
          'git add -A; git commit -qm "Add some notes"; git push -qu origin work; gh pr create --fill',
        );
        const repository = await server();
        addReview(repository, pullNumbered(repository, 1), {
          by: 'noor-haddad',
          state: 'commented',
          body: '',
          remarks: [{ path: 'notes.md', line: 3, text: 'Why?' }],
        });
        const text = [...above, 'a', 'b', isChanged ? 'OTHER' : 'MARK', 'c', 'd', ...below];
        write('notes.md', `${text.join('\n')}\n`);
        await run('git commit -qam "Change the notes" --allow-empty; git push -q');
        const page = await forgePull(context, { ...PRICES, number: 1 });
        const [remark] = page.remarks;
        expect(remark!.isOutdated).toBe(isChanged);
        expect(remark!.line).toBe(isChanged ? null : text.indexOf('MARK') + 1);
        const shown = page.files[0]!.hunks.flatMap((hunk) => hunk.lines).find(
          (one) => one.remarks.length > 0,
        );
        expect(shown?.text).toBe(isChanged ? undefined : 'MARK');
        expect(page.files[0]!.remarks).toEqual(isChanged ? [1] : []);
      }),
      { numRuns: 8 },
    );
  });
});

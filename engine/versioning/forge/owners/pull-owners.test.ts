import { describe, expect, it } from 'vitest';
import { mergeStateOf } from '../pulls/merge-state';
import { pullNumbered } from '../pulls/pull-file';
import { forgeScene } from '../testing/forge-scene';
import { repositoryPage } from '../views/repository-page';

const SETTINGS = {
  collaborators: ['sam-field'],
  teams: { data: ['ines-duarte', 'emil-sorensen'] },
  protected: { main: { requirePullRequest: true, requireOwnerReview: true } },
};

const OWNERS = '/docs/ @ada-lovelace/data\n/export/ @sam-field\n/docs/free.md\n';

/** A project with an owner file, and one pull request of Ada's that changes the files named. */
async function scene(owners: string, ...paths: readonly string[]) {
  const opened = await forgeScene();
  const { run, write, server } = opened;
  write('CODEOWNERS', owners);
  await run('git add -A && git commit -qm "Say whose files are" && git push -q');
  const { writeSettings } = await import('../store/settings');
  writeSettings(opened.fs, (await server()).folder, SETTINGS);
  for (const path of paths) write(path, 'x\n');
  await run(
    'git switch -qc work && git add -A && git commit -qm "Change the export" && git push -q -u origin work',
  );
  const said = await run('gh pr create --title "Change" --body "Because"');
  const state = async () => {
    const now = await server();
    const pull = pullNumbered(now, 1);
    return { pull, merge: mergeStateOf(now, pull) };
  };
  return { ...opened, said, state };
}

const as = (name: string) => `git config --global user.name "${name}"`;

describe('owners of files', () => {
  it('are asked when a pull request changes their files, and have to approve', async () => {
    const { run, state } = await scene(OWNERS, 'export/a.csv', 'README.md');
    const { pull, merge } = await state();
    expect(pull.reviewers).toEqual(['sam-field']);
    expect(pull.events[0]).toMatchObject({ kind: 'requested', reviewer: 'sam-field', asOwner: true });
    expect(merge).toMatchObject({ status: 'blocked', decision: 'review_required' });
    expect(merge.obstacles).toEqual(['Waiting on code owner review from sam-field.']);
    expect(await run('gh pr merge 1 --merge')).toContain('the base branch policy prohibits the merge');
    await run(as('Sam Field'), 'gh pr review 1 --approve');
    expect((await state()).merge).toMatchObject({ status: 'clean', decision: 'approved' });
  });

  it('may be a team, of whom one approves at once', async () => {
    const { state } = await scene(OWNERS, 'docs/a.md');
    const { pull, merge } = await state();
    expect(pull.reviewers).toEqual(['ines-duarte', 'emil-sorensen']);
    expect(merge.awaitedOwners).toEqual([]);
  });

  it('are not asked for what is not theirs', async () => {
    const { state } = await scene(OWNERS, 'docs/free.md', 'lib/a.ts');
    const { pull, merge } = await state();
    expect(pull.reviewers).toEqual([]);
    expect(merge.status).toBe('clean');
  });

  it('cannot approve their own work', async () => {
    const { state } = await scene('* @ada-lovelace\n', 'lib/a.ts');
    const { pull, merge } = await state();
    expect(pull.reviewers).toEqual([]);
    expect(merge.obstacles).toEqual(['Waiting on code owner review from ada-lovelace.']);
  });

  it('are those of the base: a file that the pull request brings has no say yet', async () => {
    const { state } = await scene('/docs/ @ada-lovelace/data\n', 'CODEOWNERS', 'export/a.csv');
    expect((await state()).pull.reviewers).toEqual([]);
  });

  it('are set and read by the API, which tells what is wrong in the file', async () => {
    const { run, server } = await scene('/a @nobody\n/export/ @sam-field\n', 'b');
    const body =
      '{"required_pull_request_reviews":{"required_approving_review_count":0,"require_code_owner_reviews":true}}';
    const set = await run(
      `echo '${body}' | gh api -X PUT repos/{owner}/{repo}/branches/main/protection --input -`,
    );
    expect(JSON.parse(set).required_pull_request_reviews).toEqual({
      require_code_owner_reviews: true,
      required_approving_review_count: 0,
    });
    const { errors } = JSON.parse(await run('gh api "repos/{owner}/{repo}/codeowners/errors?ref=main"'));
    expect(errors).toMatchObject([{ kind: 'Unknown owner', line: 1, column: 4, path: 'CODEOWNERS' }]);
    expect(repositoryPage(await server()).codeOwners).toMatchObject({
      path: 'CODEOWNERS',
      errors: [{ line: 1 }],
    });
  });
});

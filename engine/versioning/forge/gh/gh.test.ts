import { describe, expect, it } from 'vitest';
import { commentOn, replyTo } from '../pulls/change-pull';
import { pullNumbered } from '../pulls/pull-file';
import { forgeScene } from '../testing/forge-scene';

const RULES = { protected: { main: { requirePullRequest: true, requiredReviews: 1 } } };
const withBranch = async (settings = {}) => {
  const scene = await forgeScene(settings);
  scene.write('notes.md', 'Notes.\n');
  await scene.run('git switch -qc work; git add -A; git commit -qm "Add notes"; git push -qu origin work');
  return scene;
};

describe('gh, read by a script', () => {
  it('lists repositories and shows one', async () => {
    const scene = await forgeScene({ description: 'House prices', createdAt: 1_767_323_045_000 });
    expect(await scene.run('gh repo list')).toBe(
      'ada-lovelace/prices\tHouse prices\tpublic\t2026-01-02T03:04:05Z\n',
    );
    expect(await scene.run('gh repo view')).toBe(
      'name:\tada-lovelace/prices\ndescription:\tHouse prices\n--\n# Prices\n\n',
    );
    expect(await scene.run('gh repo create prices --public')).toContain(
      'Name already exists on this account',
    );
    expect(await scene.run('cd /tmp && gh repo clone prices && cat prices/README.md')).toBe(
      "# Prices\nCloning into 'prices'...\n",
    );
    expect(await scene.run('gh repo view x/y')).toBe(
      "GraphQL: Could not resolve to a Repository with the name 'x/y'. (repository)\n[1]\n",
    );
  });

  it('opens a pull request, lists and shows it', async () => {
    const scene = await withBranch();
    expect(await scene.run('gh pr create')).toMatch(/^must provide `--title` and `--body`/);
    expect(await scene.run('gh pr create --fill -r emil-sorensen')).toBe(
      'https://github.com/ada-lovelace/prices/pull/1\n',
    );
    expect(await scene.run('gh pr create --fill')).toBe(
      'a pull request for branch "work" into branch "main" already exists:\nhttps://github.com/ada-lovelace/prices/pull/1\n[1]\n',
    );
    expect(await scene.run('gh pr list')).toBe('1\tAdd notes\twork\tOPEN\t2026-01-02T03:10:05Z\n');
    expect(await scene.run('gh pr view')).toBe(
      'title:\tAdd notes\nstate:\tOPEN\nauthor:\tada-lovelace\nlabels:\t\nassignees:\t\nreviewers:\temil-sorensen (Approved)\nprojects:\t\nmilestone:\t\nnumber:\t1\nurl:\thttps://github.com/ada-lovelace/prices/pull/1\nadditions:\t1\ndeletions:\t0\nauto-merge:\tdisabled\n--\n\n',
    );
    expect(await scene.run('gh pr diff')).toBe(await scene.run('git diff main...work'));
    expect(await scene.run('gh pr list --json number,headRefName,state')).toBe(
      '[{"headRefName":"work","number":1,"state":"OPEN"}]\n',
    );
    expect(await scene.run('gh pr view 7')).toBe(
      'GraphQL: Could not resolve to a PullRequest with the number of 7. (repository.pullRequest)\n[1]\n',
    );
  });

  it('says why there is nothing to open', async () => {
    const scene = await withBranch();
    await scene.run('git switch -qc empty main; git push -q origin empty');
    expect(await scene.run('gh pr create --title E --body ""')).toBe(
      'pull request create failed: GraphQL: No commits between main and empty (createPullRequest)\n[1]\n',
    );
    await scene.run('git switch -qc unpushed');
    expect(await scene.run('gh pr create --title E --body ""')).toBe(
      'aborted: you must first push the current branch to a remote, or use the --head flag\n[1]\n',
    );
  });

  it('holds back a merge until a colleague approves, then merges and clears up', async () => {
    const scene = await withBranch(RULES);
    await scene.run('gh pr create --fill');
    expect(await scene.run('gh pr merge')).toBe(
      '--merge, --rebase, or --squash required when not running interactively\n[1]\n',
    );
    expect(await scene.run('gh pr merge --squash')).toBe(
      'X Pull request ada-lovelace/prices#1 is not mergeable: the base branch policy prohibits the merge.\nTo have the pull request merged after all the requirements have been met, add the `--auto` flag.\n[1]\n',
    );
    expect(await scene.run('gh pr review --approve')).toBe(
      'failed to create review: GraphQL: Can not approve your own pull request (addPullRequestReview)\n[1]\n',
    );
    await scene.run('git config --global user.name "Grace Hopper"');
    expect(await scene.run('gh pr review --approve')).toBe('');
    await scene.run('git config --global user.name "Ada Lovelace"', 'gh pr merge --squash --delete-branch');
    expect(await scene.run('git log --format=%s; git branch')).toBe(
      'Add notes (#1)\nStart the project\n* main\n',
    );
    expect(await scene.run('gh pr merge 1 --squash')).toBe(
      '! Pull request ada-lovelace/prices#1 was already merged\n',
    );
    expect(await scene.run('gh pr close 1')).toBe(
      "X Pull request ada-lovelace/prices#1 (Add notes) can't be closed because it was already merged\n[1]\n",
    );
  });

  it('closes, opens again, comments, and checks out', async () => {
    const scene = await withBranch();
    await scene.run('gh pr create --fill; git switch -q main; git branch -qD work');
    expect(await scene.run('gh pr close 1')).toBe(
      '✓ Closed pull request ada-lovelace/prices#1 (Add notes)\n',
    );
    expect(await scene.run('gh pr list')).toBe('');
    expect(await scene.run('gh pr reopen 1')).toBe(
      '✓ Reopened pull request ada-lovelace/prices#1 (Add notes)\n',
    );
    expect(await scene.run('gh pr comment 1 --body "Ready?"')).toBe(
      'https://github.com/ada-lovelace/prices/pull/1#issuecomment-1\n',
    );
    expect(await scene.run('gh pr view 1 --comments')).toBe(
      'author:\tada-lovelace\nassociation:\towner\nedited:\tfalse\nstatus:\tnone\n--\nReady?\n--\n',
    );
    await scene.run('gh pr checkout 1');
    expect(await scene.run('git status -sb')).toBe('## work...origin/work\n');
  });

  it('shows the state of the branch and of what is asked', async () => {
    const scene = await withBranch(RULES);
    await scene.run('gh pr create --fill');
    expect(await scene.run('gh pr status')).toBe(`
Relevant pull requests in ada-lovelace/prices

Current branch
  #1  Add notes [work]
  - Review required

Created by you
  #1  Add notes [work]
  - Review required

Requesting a code review from you
  You have no pull requests to review

`);
  });

  it('refuses what it does not know', async () => {
    const scene = await forgeScene();
    expect(await scene.run('gh pr frob')).toBe('unknown command "frob" for "gh pr"\n[1]\n');
    expect(await scene.run('gh pr list --frob')).toBe(
      'unknown flag: --frob\n\nUsage:  gh pr list [flags]\n[1]\n',
    );
    expect(await scene.run('cd /tmp && gh pr list')).toBe(
      'failed to run git: fatal: not a git repository (or any of the parent directories): .git\n[1]\n',
    );
  });
});

describe('a conversation', () => {
  it('keeps comments and replies, and refuses empty ones', async () => {
    const scene = await withBranch({ reviewers: ['noor-haddad'] });
    await scene.run('git commit -q --amend -m wip; git push -qf; gh pr create --title Notes --body ""');
    const server = await scene.server();
    const pull = pullNumbered(server, 1);
    expect(() => commentOn(server, pull, 'ada-lovelace', ' ')).toThrow("Body can't be blank");
    replyTo(server, pull, 1, { by: 'ada-lovelace', body: 'Will do.' });
    expect(pullNumbered(server, 1).threads[0]).toMatchObject({
      rule: 'unclear-subject',
      replies: [{ body: 'Will do.' }],
    });
    expect(() => replyTo(server, pull, 9, { by: 'ada-lovelace', body: 'x' })).toThrow('has no remark 9');
  });
});

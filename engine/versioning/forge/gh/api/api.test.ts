import { describe, expect, it } from 'vitest';
import { mergeStateOf } from '../../pulls/merge-state';
import { pullNumbered } from '../../pulls/pull-file';
import { readSettings } from '../../store/settings';
import { type ForgeScene, forgeScene } from '../../testing/forge-scene';
import { type Fields, setField, typed } from './fields';

const REPO = 'repos/{owner}/{repo}';
const pull = async (scene: ForgeScene) => pullNumbered(await scene.server(), 1);
const merge = async (scene: ForgeScene) => mergeStateOf(await scene.server(), await pull(scene));
const said = async (scene: ForgeScene, line: string) =>
  JSON.parse(await scene.run(line)) as Record<string, unknown>;

/** A branch whose code stops (blocking) and has a number without a name (advice), reviewed by Noor. */
async function reviewed(settings = {}) {
  const scene = await forgeScene({ reviewers: ['noor-haddad'], ...settings });
  scene.write('src/a.ts', 'export const day = (x: number) => x * 86400;\ndebugger;\n');
  await scene.run(
    'git switch -qc work; git add -A; git commit -qm "Add the day"; git push -qu origin work; gh pr create --fill',
  );
  return scene;
}

/** A pull request of Emil's, and Ada at the keyboard. */
async function ofColleague() {
  const scene = await forgeScene();
  scene.write('src/b.ts', 'export const b = 1;\nexport const c = 2;\n');
  await scene.run(
    'git switch -qc emils; git add -A; git config user.name "Emil Sørensen"; git commit -qm "Add b and c"; git push -qu origin emils; gh pr create --fill; git config --unset user.name',
  );
  return scene;
}

describe('gh api', () => {
  it('answers a remark; the colleague judges by the code, not by the words', async () => {
    const scene = await reviewed();
    const threads = (await pull(scene)).threads;
    const [blocking, advice] = [true, false].map((kind) => threads.find((one) => one.blocking === kind)!);
    const reply = (id: number, body: string) =>
      scene.run(`gh api ${REPO}/pulls/1/comments/${1000 + id}/replies -f body='${body}'`);
    await reply(blocking!.id, 'I have taken it out.');
    await reply(advice!.id, 'Seconds of a day, everybody knows.');
    const after = (await pull(scene)).threads;
    const of = (id: number) => after.find((one) => one.id === id)!;
    expect(of(blocking!.id).resolved).toBeNull();
    expect(of(blocking!.id).replies.map(({ by, body }) => [by, body])).toEqual([
      ['ada-lovelace', 'I have taken it out.'],
      ['noor-haddad', 'I still see it in src/a.ts:2. Push a commit that settles it, and I will look again.'],
    ]);
    expect(of(advice!.id).resolved).toMatchObject({ by: 'noor-haddad' });
    scene.write('src/a.ts', 'export const day = (x: number) => x * 86400;\n');
    await scene.run('git commit -qam "Go on without a stop"; git push -q');
    const settled = (await pull(scene)).threads;
    expect(settled.every(({ resolved }) => resolved !== null)).toBe(true);
    expect((await pull(scene)).events.at(-1)).toMatchObject({ kind: 'reviewed', state: 'approved' });
    await reply(blocking!.id, 'Now?');
    expect((await pull(scene)).threads[0]!.replies.at(-1)!.body).toBe('Settled, thank you.');
  });

  it('resolves a remark by GraphQL; who still finds the fault opens it again', async () => {
    const scene = await reviewed({ protected: { main: { requireResolved: true } } });
    const mutation = (name: string, id: number) =>
      `gh api graphql -f query='mutation($id: ID!) { ${name}(input: {threadId: $id}) { thread { isResolved } } }' -f id=PRRT_ada-lovelace/prices/1/${id}`;
    expect((await merge(scene)).obstacles).toContain('All remarks must be resolved.');
    for (const { id } of (await pull(scene)).threads) await scene.run(mutation('resolveReviewThread', id));
    expect((await merge(scene)).obstacles).toEqual([]);
    expect(await said(scene, mutation('unresolveReviewThread', 1))).toEqual({
      data: { unresolveReviewThread: { thread: { isResolved: false } } },
    });
    await scene.run(mutation('resolveReviewThread', 1));
    scene.write('notes.md', 'x\n');
    await scene.run('git add -A; git commit -qm "Add some notes"; git push -q');
    const open = (await pull(scene)).threads.filter(({ resolved }) => resolved === null);
    expect(open.map(({ blocking }) => blocking)).toEqual([true]);
    expect(await scene.run("gh api graphql -f query='{ viewer { login } }'")).toMatch(/HTTP 422\)\n\[1\]\n$/);
  });

  it('reviews a pull request of a colleague with remarks at lines, and nothing off the diff', async () => {
    const scene = await ofColleague();
    const review = (event: string, line: number) =>
      `gh api ${REPO}/pulls/1/reviews -f event=${event} -f body='One thing.' -f 'comments[][path]=src/b.ts' -F 'comments[][line]=${line}' -f 'comments[][body]=Why 2?' -f 'comments[][path]=src/b.ts' -F 'comments[][line]=1' -f 'comments[][body]=And 1?'`;
    expect(await said(scene, review('REQUEST_CHANGES', 2))).toMatchObject({
      state: 'CHANGES_REQUESTED',
      user: { login: 'ada-lovelace' },
    });
    expect((await pull(scene)).author).toBe('emil-sorensen');
    expect((await pull(scene)).threads).toMatchObject([
      { path: 'src/b.ts', line: 2, text: 'Why 2?', by: 'ada-lovelace', rule: '', blocking: true },
      { path: 'src/b.ts', line: 1, text: 'And 1?' },
    ]);
    expect(await scene.run(review('COMMENT', 7))).toContain(
      'Line 7 of src/b.ts is not part of the diff (HTTP 422)',
    );
    await said(scene, `gh api ${REPO}/pulls/1/reviews -f event=APPROVE`);
    expect((await merge(scene)).decision).toBe('approved');
  });

  it('brings the base into a branch that is behind, and refuses when there is nothing to bring, or a conflict', async () => {
    const scene = await reviewed({ protected: { main: { requireUpToDate: true } }, reviewers: [] });
    expect(await scene.run(`gh api -X PUT ${REPO}/pulls/1/update-branch`)).toContain(
      'There are no new commits on the base branch. (HTTP 422)',
    );
    scene.write('other.txt', 'x\n');
    await scene.run(
      'git stash -qu; git switch -q main; git stash pop -q; git add -A; git commit -qm "Add the other"; git push -q; git switch -q work',
    );
    expect((await merge(scene)).status).toBe('behind');
    expect(await scene.run('gh pr merge 1 --merge')).toContain(
      'the head branch is not up to date with the base branch',
    );
    await said(scene, `gh api -X PUT ${REPO}/pulls/1/update-branch`);
    expect(await merge(scene)).toMatchObject({ status: 'clean', isUpToDate: true });
    expect((await pull(scene)).events.at(-1)).toMatchObject({ kind: 'pushed', forced: false });
    expect(await scene.run('git pull -q; git log -1 --format=%s; ls')).toContain(
      "Merge branch 'main' into work\n",
    );
    scene.write('other.txt', 'ours\n');
    await scene.run('git commit -qam "Say ours"; git push -q; git switch -q main');
    scene.write('other.txt', 'theirs\n');
    await scene.run('git commit -qam "Say theirs"; git push -q');
    expect(await scene.run(`gh api -X PUT ${REPO}/pulls/1/update-branch`)).toContain(
      'merge conflict between base and head (other.txt)',
    );
  });

  it('protects a branch for its owner alone, and takes the rule away', async () => {
    const scene = await forgeScene();
    const rule = JSON.stringify({
      required_status_checks: { strict: true, contexts: ['test'] },
      required_pull_request_reviews: { required_approving_review_count: 2 },
      enforce_admins: true,
      restrictions: null,
    });
    const put = `echo '${rule}' | gh api -X PUT ${REPO}/branches/main/protection --input -`;
    expect(await said(scene, put)).toMatchObject({
      required_status_checks: { strict: true, contexts: ['test'] },
    });
    const { folder } = await scene.server();
    expect(readSettings(scene.fs, folder).protected.main).toEqual({
      requireOwnerReview: false,
      requirePullRequest: true,
      requiredReviews: 2,
      requiredChecks: ['test'],
      requireUpToDate: true,
      requireResolved: false,
    });
    await scene.run('git config user.name "Noor Haddad"');
    expect(await scene.run(put)).toContain('Must have admin rights to Repository. (HTTP 403)');
    await scene.run('git config user.name "Ada Lovelace"');
    expect(await scene.run(`gh api -X DELETE ${REPO}/branches/main/protection`)).toBe('');
    expect(await scene.run(`gh api ${REPO}/branches/main/protection`)).toContain(
      'Branch not protected (HTTP 404)',
    );
  });

  it('reports a status of a commit and deletes a branch', async () => {
    const scene = await reviewed({ reviewers: [] });
    await scene.run(
      `gh api ${REPO}/statuses/$(git rev-parse HEAD) -f state=failure -f context=test -f description='2 of 9 failed'`,
    );
    expect(await scene.run('gh pr checks 1')).toBe('test\tfail\t0s\t\t2 of 9 failed\n[1]\n');
    expect(await said(scene, `gh api ${REPO}/commits/work/check-runs`)).toMatchObject({
      total_count: 1,
      check_runs: [{ name: 'test', conclusion: 'failure' }],
    });
    expect(await scene.run(`gh api -X DELETE ${REPO}/git/refs/heads/main`)).toContain('(HTTP 422)');
    await scene.run(`gh api -X DELETE ${REPO}/git/refs/heads/work`);
    expect(await pull(scene)).toMatchObject({ state: 'closed' });
  });

  it('says what it does not know', async () => {
    const scene = await forgeScene();
    expect(await scene.run('gh api user/keys')).toBe(
      '{"message":"Not Found"}\ngh: Not Found (HTTP 404)\n[1]\n',
    );
    expect(await scene.run('gh api repos/x/y')).toContain('gh: Not Found (HTTP 404)');
    expect(await said(scene, `gh api ${REPO}`)).toMatchObject({
      full_name: 'ada-lovelace/prices',
      default_branch: 'main',
    });
  });
});

describe('gh pr edit and gh pr ready', () => {
  it('asks a colleague, who looks at once, and changes the words', async () => {
    const scene = await reviewed({ reviewers: [] });
    expect(await scene.run('gh pr edit 1 --add-reviewer noor-haddad --title "Count days"')).toBe(
      'https://github.com/ada-lovelace/prices/pull/1\n',
    );
    expect((await pull(scene)).title).toBe('Count days');
    expect((await pull(scene)).events.map(({ kind }) => kind)).toEqual(['renamed', 'requested', 'reviewed']);
    expect(await scene.run('gh pr edit 1 --add-reviewer nobody')).toContain("'nobody' not found");
    await scene.run('gh pr edit 1 --remove-reviewer noor-haddad');
    expect((await pull(scene)).reviewers).toEqual([]);
  });

  it('makes a draft ready: its reviewers judge it then', async () => {
    const scene = await forgeScene({ reviewers: ['noor-haddad'] });
    scene.write('notes.md', 'x\n');
    await scene.run(
      'git switch -qc work; git add -A; git commit -qm "Add some notes"; git push -qu origin work; gh pr create --fill --draft',
    );
    expect((await pull(scene)).events.at(-1)).toMatchObject({ kind: 'reviewed', state: 'commented' });
    await scene.run('gh pr ready');
    expect((await pull(scene)).events.at(-1)).toMatchObject({ kind: 'reviewed', state: 'approved' });
  });
});

describe('fields of gh api', () => {
  it('are put where their keys say', () => {
    const fields: Fields = {};
    for (const [key, value] of [
      ['a', 'x'],
      ['b[c][d]', 1],
      ['list[]', 'one'],
      ['list[]', 'two'],
      ['rows[][p]', 1],
      ['rows[][q]', 2],
      ['rows[][p]', 3],
    ] as const)
      setField(fields, key, value);
    expect(fields).toEqual({
      a: 'x',
      b: { c: { d: 1 } },
      list: ['one', 'two'],
      rows: [{ p: 1, q: 2 }, { p: 3 }],
    });
    expect(() => setField(fields, 'a[b]', 1)).toThrow('expected another type under "a[b]"');
    expect(['true', 'null', '12', '1.5', 'x'].map(typed)).toEqual([true, null, 12, '1.5', 'x']);
  });
});

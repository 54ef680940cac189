import { describe, expect, it } from 'vitest';
import { ManualClock } from '@/engine/core/clock';
import { seededRng } from '@/engine/core/rng';
import { LabSession } from '../testing/lab-session';
import { gitCommit, gitComparison } from './commit-view';
import { gitFileDiff } from './file-diff';
import { gitHistory } from './history-view';
import { hunkPatch } from './hunk-patch';
import { gitOverview } from './overview';
import { gitReflog } from './reflog-view';
import { gitRefs } from './refs-view';
import { gitStashes } from './stash-view';

/** A project with a repository, and what a panel asks of it. */
class Project {
  readonly lab = new LabSession('/workspace');
  readonly context = { fs: this.lab.fs, clock: new ManualClock(0), rng: seededRng('views') };

  write(path: string, content: string | Uint8Array) {
    return this.lab.run({ kind: 'write', path, content });
  }

  /** Runs a line of git that must end well, unless told otherwise. */
  async git(line: string, exitCode = 0): Promise<string> {
    const args = line.split(' ').map((word) => word.replaceAll('_', ' '));
    await this.lab.run({ kind: 'git', args });
    const outcome = this.lab.outcomes.at(-1)!;
    expect([line, outcome.exitCode, outcome.exitCode === exitCode ? '' : outcome.stderr]).toEqual([
      line,
      exitCode,
      '',
    ]);
    return outcome.stdout.trim();
  }

  async commit(path: string, content: string, subject: string): Promise<string> {
    await this.write(path, content);
    await this.git(`add ${path.replaceAll(' ', '_')}`);
    await this.git(`commit -q -m ${subject.replaceAll(' ', '_')}`);
    return this.git('rev-parse HEAD');
  }

  get history() {
    return gitHistory(this.context, {});
  }

  get overview() {
    return gitOverview(this.context, {});
  }
}

async function begun(): Promise<Project> {
  const project = new Project();
  await project.git('init -q -b main');
  return project;
}

const TEXT = Array.from({ length: 30 }, (_, i) => `line ${i + 1}\n`).join('');

describe('without a repository', () => {
  it('answers null', async () => {
    const { context } = new Project();
    expect(await gitOverview(context, {})).toBeNull();
    expect(await gitHistory(context, {})).toBeNull();
    expect(await gitRefs(context, {})).toBeNull();
    expect(await gitStashes(context, {})).toBeNull();
    expect(await gitReflog(context, {})).toBeNull();
    expect(await gitCommit(context, { id: 'HEAD' })).toBeNull();
    expect(
      await gitFileDiff(context, { path: 'a', before: { in: 'index' }, after: { in: 'files' } }),
    ).toBeNull();
  });
});

describe('the history', () => {
  it('is empty before the first commit', async () => {
    const project = await begun();
    expect(await project.history).toEqual({ rows: [], width: 0, older: 0 });
    expect(await project.overview).toMatchObject({ branch: 'main', head: null });
  });

  it('names branches, tags, remote branches, HEAD and stashes, and draws a merge', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    await project.git('switch -q -c topic');
    await project.commit('b.txt', 'b\n', 'On a branch');
    await project.git('switch -q main');
    await project.commit('a.txt', 'a2\n', 'On main');
    await project.git('merge -q --no-ff -m Merge topic');
    await project.git('tag -a -m Release v1');
    await project.write('a.txt', 'a3\n');
    await project.git('stash push -q');
    const { rows, width } = (await project.history)!;
    expect(rows.map(({ subject }) => subject)).toEqual([
      `WIP on main: ${rows[1]!.short} Merge`,
      'Merge',
      'On main',
      'On a branch',
      'First',
    ]);
    expect(rows[0]).toMatchObject({ isStash: true, labels: [{ kind: 'stash', name: 'stash@{0}' }] });
    expect(rows[1]).toMatchObject({
      isHead: true,
      labels: [
        { kind: 'branch', name: 'main', isCurrent: true },
        { kind: 'tag', name: 'v1' },
      ],
    });
    expect(rows[3]!.labels).toEqual([{ kind: 'branch', name: 'topic', isCurrent: false }]);
    expect(width).toBe(2);
    expect(new Set(rows[1]!.below.map(({ parent }) => parent))).toEqual(new Set([rows[2]!.id, rows[3]!.id]));
  });

  it('is filtered by message, author, id and path, and stays connected', async () => {
    const project = await begun();
    for (const [path, subject] of [
      ['src/net.ts', 'Add a net'],
      ['README.md', 'Write a readme'],
      ['src/net.ts', 'Widen the net'],
      ['README.md', 'Mend the readme'],
    ] as const)
      await project.commit(path, subject, subject);
    const found = async (by: 'message' | 'author' | 'path', text: string) => {
      const { rows } = (await gitHistory(project.context, { filter: { by, text } }))!;
      for (const [at, row] of rows.entries())
        expect(row.below.map(({ parent }) => parent)).toEqual(at + 1 < rows.length ? [rows[at + 1]!.id] : []);
      return rows.map(({ subject }) => subject);
    };
    expect(await found('path', 'SRC/')).toEqual(['Widen the net', 'Add a net']);
    expect(await found('message', 'readme')).toEqual(['Mend the readme', 'Write a readme']);
    expect(await found('author', 'ada@')).toHaveLength(4);
    expect(await found('author', 'bob')).toEqual([]);
    const { rows } = (await project.history)!;
    expect(await found('message', rows[2]!.id.slice(0, 8))).toEqual(['Write a readme']);
    expect((await gitHistory(project.context, { limit: 3 }))!.older).toBe(1);
  });

  it('draws a thousand commits under many names', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    const repo = (await project.lab.repository())!;
    const root = repo.objects.commit(repo.refs.head().id!);
    const ids = [root.id];
    for (let i = 1; i < 1_000; i++) {
      const parents =
        i % 5 === 0 && i > 10 ? [ids[i - 1]!, ids[i - 7]!] : [ids[i - 1 - (i % 3 === 0 && i > 6 ? 3 : 0)]!];
      const committer = { ...root.committer, seconds: root.committer.seconds + i };
      ids.push(repo.objects.writeCommit({ ...root, parents, committer, message: `Commit ${i}\n` }));
    }
    const note = { who: root.author, message: 'made' };
    repo.refs.update('refs/heads/main', ids.at(-1)!, note);
    ids.forEach((id, i) => {
      if (i % 50 === 0) repo.refs.update(`refs/heads/b${i}`, id, note);
    });
    const { rows, older } = (await gitHistory(project.context, { limit: 500 }))!;
    const place = new Map(rows.map(({ id }, at) => [id, at]));
    for (const [at, { parents }] of rows.entries())
      for (const parent of parents) expect(place.get(parent) ?? rows.length).toBeGreaterThan(at);
    expect(rows).toHaveLength(500);
    expect(older).toBeGreaterThan(100);
  });
});

describe('a commit', () => {
  it('tells its message, its people, its parents, and what it changes', async () => {
    const project = await begun();
    const first = await project.commit('a.txt', TEXT, 'First');
    await project.git('mv a.txt b.txt');
    await project.write('b.txt', TEXT.replace('line 7\n', 'line seven\nline 7b\n'));
    await project.write('bytes.bin', new Uint8Array([0, 1, 2]));
    await project.git('add .');
    await project.git('commit -q -m Move_it -m Because_of_its_name.');
    const commit = (await gitCommit(project.context, { id: 'HEAD' }))!;
    expect(commit).toMatchObject({
      subject: 'Move it',
      body: 'Because of its name.',
      authored: { name: 'Ada', email: 'ada@example.com' },
      parents: [{ id: first, subject: 'First' }],
      labels: [{ name: 'main' }],
    });
    expect(commit.files).toEqual([
      { path: 'b.txt', oldPath: 'a.txt', status: 'R', added: 2, deleted: 1, isBinary: false },
      { path: 'bytes.bin', oldPath: 'bytes.bin', status: 'A', added: 3, deleted: 0, isBinary: true },
    ]);
    const diff = await gitFileDiff(project.context, {
      path: 'b.txt',
      oldPath: 'a.txt',
      before: { in: 'commit', id: first },
      after: { in: 'commit', id: commit.id },
    });
    expect(diff).toMatchObject({ kind: 'text', isInBoth: true, isCut: false });
    expect(diff?.kind === 'text' && diff.hunks.map(({ header }) => header)).toEqual(['@@ -4,7 +4,8 @@']);
    expect(diff?.kind === 'text' && diff.hunks[0]!.lines.slice(3, 6)).toEqual([
      { sign: '-', before: 7, after: null, text: 'line 7' },
      { sign: '+', before: null, after: 7, text: 'line seven' },
      { sign: '+', before: null, after: 8, text: 'line 7b' },
    ]);
    await expect(gitCommit(project.context, { id: 'nowhere' })).rejects.toThrow('bad object nowhere');
  });

  it('is compared with any other', async () => {
    const project = await begun();
    const base = await project.commit('a.txt', 'a\n', 'Base');
    await project.git('switch -q -c topic');
    await project.commit('b.txt', 'b\n', 'Topic');
    await project.git('switch -q main');
    await project.commit('a.txt', 'a2\n', 'Main');
    const comparison = (await gitComparison(project.context, { from: 'main', to: 'topic' }))!;
    expect(comparison).toMatchObject({ ahead: 1, behind: 1, base: { id: base } });
    expect(comparison.files.map(({ status, path }) => `${status} ${path}`)).toEqual(['M a.txt', 'A b.txt']);
  });
});

describe('changes', () => {
  it('are staged, not staged, or unknown to git; one file can be both', async () => {
    const project = await begun();
    await project.commit('a.txt', TEXT, 'First');
    await project.write('a.txt', TEXT.replace('line 3\n', 'line three\n'));
    await project.git('add a.txt');
    await project.write('a.txt', TEXT.replace('line 3\n', 'line three\n').replace('line 25\n', ''));
    await project.write('new.txt', 'new\n');
    expect(await project.overview).toMatchObject({
      branch: 'main',
      head: { subject: 'First' },
      headMessage: 'First\n',
      tracking: null,
      operation: null,
      staged: [{ path: 'a.txt', status: 'M' }],
      unstaged: [
        { path: 'a.txt', status: 'M' },
        { path: 'new.txt', status: '?' },
      ],
      conflicts: [],
    });
  });

  it('are staged hunk by hunk with the patch of each', async () => {
    const project = await begun();
    await project.commit('a b.txt', TEXT, 'First');
    const edited = TEXT.replace('line 3\n', 'line three\n').replace('line 30\n', 'the end');
    await project.write('a b.txt', edited);
    const unstaged = () =>
      gitFileDiff(project.context, { path: 'a b.txt', before: { in: 'index' }, after: { in: 'files' } });
    for (let left = 2; left > 0; left--) {
      const diff = await unstaged();
      if (diff?.kind !== 'text') throw new Error('no text');
      expect(diff.hunks).toHaveLength(left);
      await project.write('.git/hunk', hunkPatch(diff.path, diff.hunks.at(-1)!));
      await project.git('apply --cached .git/hunk');
    }
    expect(await unstaged()).toEqual({ kind: 'same', path: 'a b.txt' });
    expect(await project.overview).toMatchObject({ staged: [{ path: 'a b.txt' }], unstaged: [] });
  });

  it('that cannot be compared line by line say how large they are', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    await project.write('a.txt', new Uint8Array([0, 1, 2]));
    const sides = { path: 'a.txt', before: { in: 'index' }, after: { in: 'files' } } as const;
    expect(await gitFileDiff(project.context, sides)).toEqual({
      kind: 'bytes',
      path: 'a.txt',
      before: 2,
      after: 3,
    });
    await project.write('a.txt', 'x\n'.repeat(1_000_001));
    expect(await gitFileDiff(project.context, sides)).toMatchObject({ kind: 'too-long', after: 2_000_002 });
  });

  it('are found among 500 files', async () => {
    const project = await begun();
    for (let i = 0; i < 500; i++)
      await project.write(`src/part-${i % 20}/file-${i}.ts`, `export const n = ${i};\n`);
    await project.git('add .');
    await project.git('commit -q -m All');
    await project.write('src/part-1/file-1.ts', 'changed\n');
    expect((await project.overview)!.unstaged).toEqual([
      { path: 'src/part-1/file-1.ts', status: 'M', renamedFrom: null },
    ]);
  });
});

describe('what is under way', () => {
  async function conflict(): Promise<Project> {
    const project = await begun();
    await project.commit('a.txt', TEXT, 'First');
    await project.git('switch -q -c topic');
    await project.commit('a.txt', TEXT.replace('line 9\n', 'line of topic\n'), 'Topic says');
    await project.git('switch -q main');
    await project.commit('a.txt', TEXT.replace('line 9\n', 'line of main\n'), 'Main says');
    return project;
  }

  it('a merge names the branch, the files in conflict and their blocks', async () => {
    const project = await conflict();
    await project.git('merge topic', 1);
    expect(await project.overview).toMatchObject({
      operation: { kind: 'merge', subject: 'topic', canSkip: false },
      preparedMessage: "Merge branch 'topic'",
      conflicts: [
        { path: 'a.txt', words: 'both modified', hasOurs: true, hasTheirs: true, blocks: 1, firstLine: 9 },
      ],
    });
    const sides = { path: 'a.txt', before: { in: 'ours' }, after: { in: 'theirs' } } as const;
    expect(await gitFileDiff(project.context, sides)).toMatchObject({
      kind: 'text',
      hunks: [{ header: '@@ -6,7 +6,7 @@' }],
    });
    await project.git('merge --abort');
    expect(await project.overview).toMatchObject({ operation: null, conflicts: [] });
  });

  it('a rebase says where it stands; picks and reverts name their commit', async () => {
    const project = await conflict();
    await project.git('rebase topic', 1);
    expect((await project.overview)!.operation).toMatchObject({
      kind: 'rebase',
      subject: 'main',
      step: { done: 1, total: 1 },
      canSkip: true,
    });
    await project.git('rebase --abort');
    await project.git('cherry-pick topic', 1);
    expect((await project.overview)!.operation).toMatchObject({
      kind: 'cherry-pick',
      subject: expect.stringContaining('Topic says'),
    });
    await project.git('cherry-pick --abort');
    await project.commit('a.txt', TEXT.replace('line 9\n', 'line of nobody\n'), 'Later');
    await project.git('revert HEAD~1', 1);
    expect((await project.overview)!.operation).toMatchObject({
      kind: 'revert',
      subject: expect.stringContaining('Main says'),
    });
  });
});

describe('names', () => {
  it('branches with what is merged and how they stand to their upstream, tags, remotes', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    await project.git('init -q --bare /srv/origin.git');
    await project.git('remote add origin /srv/origin.git');
    await project.git('push -q -u origin main');
    await project.git('branch side');
    await project.commit('a.txt', 'b\n', 'Second');
    await project.git('tag plain');
    await project.git('tag -a -m The_first v1 side');
    const refs = (await gitRefs(project.context, {}))!;
    expect(refs.branches).toMatchObject([
      {
        name: 'main',
        isCurrent: true,
        tracking: { upstream: 'origin/main', counts: { ahead: 1, behind: 0 } },
      },
      { name: 'side', isCurrent: false, tracking: null, isMerged: true },
    ]);
    expect(refs.remoteBranches).toMatchObject([{ name: 'origin/main', remote: 'origin', branch: 'main' }]);
    expect(refs.tags).toMatchObject([
      { name: 'plain', message: null, commit: { subject: 'Second' } },
      { name: 'v1', message: 'The first', commit: { subject: 'First' } },
    ]);
    expect(refs.remotes).toEqual([{ name: 'origin', url: '/srv/origin.git' }]);
  });

  it('stashes hold what was changed, and files that git did not know', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    await project.write('a.txt', 'a2\n');
    await project.write('new.txt', 'new\n');
    await project.git('stash push -q -u -m Try');
    expect(await gitStashes(project.context, {})).toMatchObject([
      {
        index: 0,
        message: 'On main: Try',
        base: { subject: 'First' },
        files: [{ path: 'a.txt', added: 1, deleted: 1 }],
        untracked: { files: [{ path: 'new.txt', status: 'A' }] },
      },
    ]);
  });

  it('the reflog tells where HEAD has been, and which commits are lost', async () => {
    const project = await begun();
    await project.commit('a.txt', 'a\n', 'First');
    const lost = await project.commit('a.txt', 'b\n', 'Second');
    await project.git('reset -q --hard HEAD~1');
    const reflog = (await gitReflog(project.context, {}))!;
    expect(reflog.refs).toEqual(['HEAD', 'main']);
    expect(reflog.rows.map(({ selector, action, isLost }) => [selector, action, isLost])).toEqual([
      ['HEAD@{0}', 'reset', false],
      ['HEAD@{1}', 'commit', true],
      ['HEAD@{2}', 'commit (initial)', false],
    ]);
    expect(reflog.rows[1]).toMatchObject({ id: lost, message: 'Second', commit: { subject: 'Second' } });
    await project.git(`branch back ${lost}`);
    expect((await gitReflog(project.context, {}))!.rows.some(({ isLost }) => isLost)).toBe(false);
  });
});

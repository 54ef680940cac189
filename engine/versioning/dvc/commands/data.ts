import { type PyValue, pyJson } from '../../../core/python-text';
import { flag, value } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import type { EntryIndex } from '../compare/entries';
import { dataOutputs, recordedEntries, workspaceEntries } from '../compare/entries';
import { diffShallow, type ShallowDiff } from '../compare/shallow-diff';
import type { Repository } from '../repo/repository';
import { commitSnapshot } from '../repo/snapshot';
import { usedObjects } from '../repo/used-objects';
import { isWithin } from '../text/paths';

const SECTIONS = {
  not_in_cache: ['Not in cache', ['use "dvc fetch <file>..." to download files']],
  not_in_remote: ['Not in remote', ['use "dvc push <file>..." to upload files']],
  committed: ['DVC committed changes', ['git commit the corresponding dvc files to update the repo']],
  uncommitted: [
    'DVC uncommitted changes',
    ['use "dvc commit <file>..." to track changes', 'use "dvc checkout <file>..." to discard changes'],
  ],
  untracked: [
    'Untracked files',
    ['use "git add <file> ..." or "dvc add <file>..." to commit to git or to dvc'],
  ],
  unchanged: ['DVC unchanged files', []],
} as const;

type Section = keyof typeof SECTIONS;

/** What each section lists: paths, or paths by what became of them. */
type Sections = ReadonlyMap<Section, readonly string[] | ReadonlyMap<string, readonly string[]>>;

/** `dvc data status`: what has changed in data since the last commit of git, and since the last `dvc commit`. */
export const dataStatus: Command = {
  help: 'Show changes between the last git commit, the dvcfiles and the workspace.',
  spec: {
    command: 'data status',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('json', '--json'),
      flag('granular', '--granular'),
      flag('unchanged', '--unchanged'),
      { ...value('untracked-files', '--untracked-files'), bare: 'all', choices: ['no', 'all'] },
      value('remote', '-r', '--remote'),
      flag('not-in-remote', '--not-in-remote'),
      flag('no-remote-refresh', '--no-remote-refresh'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const sections = await collect(context, repo);
    if (context.args.has('json')) {
      context.out.write(pyJson(sectionsJson(sections)));
      return 0;
    }
    await show(context, repo, sections);
    return 0;
  },
};

async function collect({ args }: CommandContext, repo: Repository): Promise<Sections> {
  const targets = args.operands.map((target) => repo.paths.typed(target));
  const isWanted = (path: string) => targets.length === 0 || targets.some((target) => isWithin(target, path));
  const compare = (before: EntryIndex, after: EntryIndex, tops: ReadonlySet<string>) =>
    diffShallow(repo, before, after, args.has('granular'), isWanted, tops);
  const outs = dataOutputs(await repo.index());
  const recorded = recordedEntries(repo, outs);
  const head = await headOutputs(repo);
  const tops = new Set([...outs, ...head].map((out) => out.path));
  const uncommitted = compare(recorded, workspaceEntries(repo, outs), tops);
  const committed = compare(recordedEntries(repo, head), recorded, tops);
  const untracked = args.value('untracked-files') === 'all' ? await untrackedFiles(repo) : [];
  const unchanged = uncommitted.unchanged.filter((path) => committed.unchanged.includes(path));
  return new Map<Section, readonly string[] | ReadonlyMap<string, readonly string[]>>([
    ['not_in_cache', uncommitted.notInCache],
    ['not_in_remote', args.has('not-in-remote') ? await notInRemote(repo, args.value('remote')) : []],
    ['committed', changesOf(committed)],
    ['uncommitted', changesOf(uncommitted)],
    ['untracked', untracked],
    ['unchanged', args.has('unchanged') ? unchanged : []],
  ]);
}

const changesOf = (diff: ShallowDiff) => diff.changes;

async function headOutputs(repo: Repository) {
  if ((await repo.git?.commitOf('HEAD')) === undefined) return [];
  return dataOutputs((await commitSnapshot(repo, 'HEAD')).index);
}

async function untrackedFiles(repo: Repository): Promise<string[]> {
  const { git } = repo;
  if (!git) return [];
  const files = (await git.untracked()).map((path) => repo.paths.kept(`${git.root}/${path}`));
  return files.filter((path) => !path.startsWith('/')).map((path) => repo.paths.shown(path));
}

async function notInRemote(repo: Repository, remote: string | undefined): Promise<string[]> {
  const { store } = repo.remote(remote);
  const used = await usedObjects(repo, { isPush: true });
  return [...used.values()]
    .filter(({ id }) => !store.has(id))
    .map(({ name, id }) => (id.endsWith('.dir') ? `${name}/` : name));
}

const isEmpty = (items: readonly string[] | ReadonlyMap<string, readonly string[]>): boolean =>
  items instanceof Map ? items.size === 0 : (items as readonly string[]).length === 0;

function sectionsJson(sections: Sections): PyValue {
  const json: Record<string, PyValue> = {};
  for (const [section, items] of sections)
    if (!isEmpty(items))
      json[section] = items instanceof Map ? Object.fromEntries(items) : [...(items as readonly string[])];
  return json;
}

async function show({ out }: CommandContext, repo: Repository, sections: Sections): Promise<void> {
  const shown = [...sections].filter(([, items]) => !isEmpty(items));
  const hasCommits = repo.git === undefined || (await repo.git.commitOf('HEAD')) !== undefined;
  if (shown.length === 0) out.write(hasCommits ? 'No changes.' : 'No changes in an empty git repo.');
  shown.forEach(([section, items], index) => {
    if (index > 0) out.write();
    const [title, hints] = SECTIONS[section];
    out.write(`${title}:`);
    for (const hint of hints) out.write(`  (${hint})`);
    const lines =
      items instanceof Map
        ? [...items].flatMap(([state, paths]) =>
            (paths as readonly string[]).map((path) => `${state}: ${path}`),
          )
        : (items as readonly string[]);
    for (const line of lines) out.write(`        ${line}`);
  });
  if (await repo.git?.isDirty())
    out.write(
      `(there are ${shown.length > 0 ? 'other ' : ''}changes not tracked by dvc, use "git status" to see)`,
    );
}

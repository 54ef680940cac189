import { type PyValue, pyJson } from '../../../core/python-text';
import { flag, many } from '../cli/arguments';
import { type Command, type CommandContext, reporting } from '../cli/command';
import { markdownTable } from '../cli/table';
import { type DataDiff, type DiffItem, diffData, isSame } from '../compare/data-diff';
import { dataOutputs, type EntryIndex, recordedEntries, workspaceEntries } from '../compare/entries';
import { missingPath } from '../errors';
import type { StageIndex } from '../pipeline/index';
import type { Repository } from '../repo/repository';
import { commitSnapshot } from '../repo/snapshot';
import { isWithin } from '../text/paths';

const STATES = ['added', 'deleted', 'renamed', 'modified', 'not in cache'] as const;

const itemsOf = (diff: DataDiff, state: (typeof STATES)[number]): readonly DiffItem[] =>
  state === 'not in cache' ? diff.notInCache : diff[state];

/** `dvc diff`: data that differs between two commits, or a commit and the workspace. */
export const diff: Command = {
  help: 'Show added, modified, or deleted data between commits in the DVC repository, or between a commit and the workspace.',
  spec: {
    command: 'diff',
    operands: [0, 2],
    options: [
      many('targets', '--targets'),
      flag('json', '--json', '--show-json'),
      flag('show-hash', '--show-hash'),
      flag('md', '--md', '--show-md'),
      flag('hide-missing', '--hide-missing'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, 'failed to get diff', async () => {
      const { args, out } = context;
      const [a = 'HEAD', b] = args.operands;
      if ((await repo.git?.commitOf('HEAD')) === undefined) return 0;
      const found = await compareRevisions(repo, a, b, args.list('targets'));
      const states = STATES.filter(
        (state) => state !== 'not in cache' || !(b !== undefined || args.has('hide-missing')),
      );
      const isHashShown = args.has('show-hash');
      if (args.has('json')) out.write(pyJson(isSame(found) ? {} : diffJson(found, states, isHashShown)));
      else if (args.has('md')) out.write(diffMarkdown(found, states, isHashShown));
      else show(context, found, states, isHashShown);
      return 0;
    });
  },
};

async function compareRevisions(
  repo: Repository,
  a: string,
  b: string | undefined,
  targets: readonly string[],
): Promise<DataDiff> {
  const before = (await commitSnapshot(repo, a)).index;
  const after = b === undefined ? await repo.index() : (await commitSnapshot(repo, b)).index;
  const wanted = targets.map((target) => repo.paths.typed(target));
  for (const path of wanted)
    if (
      ![before, after].some((index) =>
        dataOutputs(index).some((out) => isWithin(out.path, path) || isWithin(path, out.path)),
      )
    )
      throw missingPath(repo.paths.shown(path));
  const recorded = (index: StageIndex) => narrowed(recordedEntries(repo, dataOutputs(index)), wanted);
  const now =
    b === undefined ? narrowed(workspaceEntries(repo, dataOutputs(after)), wanted) : recorded(after);
  return diffData(recorded(before), now, b === undefined ? repo : undefined);
}

function narrowed(side: EntryIndex, wanted: readonly string[]): EntryIndex {
  if (wanted.length === 0) return side;
  const entries = [...side.entries].filter(([path]) => wanted.some((target) => isWithin(target, path)));
  return { entries: new Map(entries), unknown: side.unknown };
}

const short = (hash: string | undefined): string => (hash ?? '').slice(0, 8);

const digest = (hash: DiffItem['hash']): string =>
  typeof hash === 'object' ? `${short(hash.old)}..${short(hash.new)}` : short(hash);

const shownPath = ({ path }: DiffItem): string =>
  typeof path === 'string' ? path : `${path.old} -> ${path.new}`;

function show(
  { out }: CommandContext,
  found: DataDiff,
  states: readonly (typeof STATES)[number][],
  isHashShown: boolean,
): void {
  const counts: string[] = [];
  for (const state of states) {
    const items = itemsOf(found, state);
    if (items.length === 0) continue;
    out.write(`${state[0]!.toUpperCase()}${state.slice(1)}:`);
    for (const item of items)
      out.write(`    ${isHashShown && item.hash ? `${digest(item.hash)}  ` : ''}${shownPath(item)}`);
    out.write();
    const files = items.filter((item) => !shownPath(item).endsWith('/')).length;
    if (files > 0) counts.push(`${files} ${state}`);
  }
  if (counts.length > 0) out.write(`files summary: ${counts.join(', ')}`);
}

function diffJson(
  found: DataDiff,
  states: readonly (typeof STATES)[number][],
  isHashShown: boolean,
): PyValue {
  const order = ['added', 'deleted', 'modified', 'renamed', 'not in cache'] as const;
  const plainItem = ({ path, hash }: DiffItem): PyValue => ({
    path: typeof path === 'string' ? path : { old: path.old, new: path.new },
    ...(isHashShown && {
      hash: typeof hash === 'object' ? { old: hash.old ?? null, new: hash.new ?? null } : (hash ?? null),
    }),
  });
  return Object.fromEntries(
    order
      .filter((state) => states.includes(state))
      .map((state) => [state, itemsOf(found, state).map(plainItem)]),
  );
}

function diffMarkdown(
  found: DataDiff,
  states: readonly (typeof STATES)[number][],
  isHashShown: boolean,
): string {
  const rows = states.flatMap((state) =>
    itemsOf(found, state).map((item) => [
      state,
      ...(isHashShown ? [digest(item.hash)] : []),
      shownPath(item),
    ]),
  );
  return markdownTable(rows, isHashShown ? ['Status', 'Hash', 'Path'] : ['Status', 'Path']);
}

import { pyJson } from '../../../core/python-text';
import { flag, many, type OptionSpec, value } from '../cli/arguments';
import type { CommandContext } from '../cli/command';
import { markdownTable, plainTable } from '../cli/table';
import type { ReadValues } from '../compare/metrics';
import {
  changesJson,
  diffValues,
  roundFloat,
  type ValueChanges,
  type ValuesByFile,
} from '../compare/value-diff';
import type { Repository } from '../repo/repository';
import { type Snapshot, snapshotOf } from '../repo/snapshot';
import { type Data, pyStr } from '../text/data';

/** How many digits behind the point floats are shown with, unless said. */
const PRECISION = 5;

/** What `metrics diff` and `params diff` take. */
export const DIFF_OPTIONS: readonly OptionSpec[] = [
  many('targets', '--targets'),
  flag('recursive', '-R', '--recursive'),
  flag('all', '--all'),
  flag('json', '--json'),
  flag('md', '--md'),
  flag('no-path', '--no-path'),
  value('precision', '--precision'),
];

/** What a diff of values compares and how it is shown. */
export interface ValueDiffStyle {
  readonly title: 'Metric' | 'Param';
  /** What the files are called when they cannot be read. */
  readonly noun: 'metrics' | 'params';
  readonly hasChange: boolean;
  /** Params are not rounded. */
  readonly isRounded: boolean;
  readonly read: (snapshot: Snapshot) => Promise<ReadValues>;
}

/** Compares values of two revisions (HEAD and the workspace unless named) and prints what differs. */
export async function showValueDiff(
  context: CommandContext,
  repo: Repository,
  style: ValueDiffStyle,
): Promise<number> {
  const { args, out } = context;
  const [a = 'HEAD', b = 'workspace'] = args.operands;
  const isEmptyHistory = a === 'HEAD' && (await repo.git?.commitOf('HEAD')) === undefined;
  const before = isEmptyHistory ? undefined : await snapshotOf(repo, a);
  const after = await snapshotOf(repo, b);
  const old = before ? await style.read(before) : { values: new Map(), errors: [] };
  const now = await style.read(after);
  warnUnread(context, style.noun, [
    [a, old],
    [b, now],
  ]);
  const changes = diffValues(shownPaths(repo, old.values), shownPaths(repo, now.values), args.has('all'));
  if (args.has('json')) out.write(pyJson(changesJson(changes)));
  else writeTable(context, changes, a, b, style);
  return 0;
}

const shownPaths = (repo: Repository, values: ValuesByFile): ValuesByFile =>
  new Map([...values].map(([path, data]) => [repo.paths.shown(path), data]));

function writeTable(
  { args, out }: CommandContext,
  changes: ValueChanges,
  a: string,
  b: string,
  style: ValueDiffStyle,
): void {
  const digits =
    style.isRounded || args.has('precision') ? (args.number('precision') ?? PRECISION) : undefined;
  const cell = (data: Data | undefined): string =>
    data === null || data === undefined ? '-' : pyStr(digits === undefined ? data : roundFloat(data, digits));
  const hasPath = !args.has('no-path');
  const rows = [...changes].flatMap(([path, inFile]) =>
    [...inFile].map(([key, change]) => [
      ...(hasPath ? [path] : []),
      key,
      cell(change.old),
      cell(change.new),
      ...(style.hasChange ? [cell(change.diff)] : []),
    ]),
  );
  const headings = [...(hasPath ? ['Path'] : []), style.title, a, b, ...(style.hasChange ? ['Change'] : [])];
  if (args.has('md')) out.write(markdownTable(rows, headings));
  else if (rows.length > 0) out.write(plainTable(rows, headings));
}

/** Says for which revisions some files could not be read. */
export function warnUnread(
  { out }: CommandContext,
  noun: string,
  read: readonly (readonly [string, ReadValues])[],
): void {
  const failed = read.filter(([, { errors }]) => errors.length > 0);
  if (failed.length > 0)
    out.errorLine(
      `DVC failed to load some ${noun} for following revisions: '${failed.map(([name]) => name).join(', ')}'.`,
    );
}

/** A value as a table shows it. */
export const shownValue = (data: Data, digits = PRECISION): string => pyStr(roundFloat(data, digits));

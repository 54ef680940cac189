import type { Whitespace } from '../../diff/line-classes';
import type { RenameOptions } from '../../diff/renames';
import { refuseColor } from '../../program/color';
import { die, GitFailure } from '../../program/failure';
import { flag, optional, value } from '../../program/options';

/** The options of `git diff` that `git log` and `git show` share. */
export const DIFF_SPECS = {
  patch: flag('p', 'u', 'patch'),
  noPatch: flag('s', 'no-patch'),
  unified: value('U', 'unified'),
  stat: optional('stat'),
  statCount: value('stat-count'),
  statWidth: value('stat-width'),
  numstat: flag('numstat'),
  shortstat: flag('shortstat'),
  summary: flag('summary'),
  patchWithStat: flag('patch-with-stat'),
  nameOnly: flag('name-only'),
  nameStatus: flag('name-status'),
  raw: flag('raw'),
  findRenames: optional('M', 'find-renames'),
  renames: flag('renames'),
  reverse: flag('R'),
  filter: value('diff-filter'),
  fullIndex: flag('full-index'),
  allSpace: flag('w', 'ignore-all-space'),
  spaceChange: flag('b', 'ignore-space-change'),
  spaceAtEnd: flag('ignore-space-at-eol'),
  minimal: flag('minimal'),
  prefix: flag('prefix'),
  nul: flag('z'),
  text: flag('a', 'text'),
  color: optional('color'),
  exitCode: flag('exit-code'),
} as const;

/** Options of the diff family that real git has and the lab has not. */
export const DIFF_LACKING: readonly string[] = [
  '--abbrev',
  '--anchored',
  '--binary',
  '--break-rewrites',
  '-B',
  '-C',
  '--find-copies',
  '--find-copies-harder',
  '--check',
  '--color-moved',
  '--compact-summary',
  '--color-moved-ws',
  '--color-words',
  '--cumulative',
  '--default-prefix',
  '--diff-algorithm',
  '--dirstat',
  '-X',
  '--dirstat-by-file',
  '--dst-prefix',
  '--src-prefix',
  '--line-prefix',
  '--ext-diff',
  '--function-context',
  '-W',
  '--histogram',
  '--patience',
  '--ignore-blank-lines',
  '--ignore-cr-at-eol',
  '--ignore-matching-lines',
  '-I',
  '--ignore-submodules',
  '--indent-heuristic',
  '--inter-hunk-context',
  '--irreversible-delete',
  '-D',
  '--ita-invisible-in-index',
  '--ita-visible-in-index',
  '-l',
  '-O',
  '--output',
  '--output-indicator-context',
  '--output-indicator-new',
  '--output-indicator-old',
  '--patch-with-raw',
  '--pickaxe-all',
  '--pickaxe-regex',
  '-S',
  '-G',
  '--find-object',
  '--relative',
  '--rename-empty',
  '--rotate-to',
  '--skip-to',
  '--stat-graph-width',
  '--stat-name-width',
  '--submodule',
  '--textconv',
  '--word-diff',
  '--word-diff-regex',
  '--ws-error-highlight',
  '-r',
  '-t',
];

/** The parsed values of `DIFF_SPECS`. */
export interface DiffValues {
  readonly patch: boolean | undefined;
  readonly noPatch: boolean | undefined;
  readonly unified: string | undefined;
  readonly stat: string | boolean | undefined;
  readonly statCount: string | undefined;
  readonly statWidth: string | undefined;
  readonly numstat: boolean | undefined;
  readonly shortstat: boolean | undefined;
  readonly summary: boolean | undefined;
  readonly patchWithStat: boolean | undefined;
  readonly nameOnly: boolean | undefined;
  readonly nameStatus: boolean | undefined;
  readonly raw: boolean | undefined;
  readonly findRenames: string | boolean | undefined;
  readonly renames: boolean | undefined;
  readonly reverse: boolean | undefined;
  readonly filter: string | undefined;
  readonly fullIndex: boolean | undefined;
  readonly allSpace: boolean | undefined;
  readonly spaceChange: boolean | undefined;
  readonly spaceAtEnd: boolean | undefined;
  readonly minimal: boolean | undefined;
  readonly prefix: boolean | undefined;
  readonly nul: boolean | undefined;
  readonly text: boolean | undefined;
  readonly color: string | boolean | undefined;
  readonly exitCode: boolean | undefined;
}

/** What of a diff is to be printed. */
export interface DiffFormat {
  readonly patch: boolean;
  readonly raw: boolean;
  readonly nameOnly: boolean;
  readonly nameStatus: boolean;
  readonly stat: boolean;
  readonly numstat: boolean;
  readonly shortstat: boolean;
  readonly summary: boolean;
  readonly context: number;
  readonly statWidth: number | undefined;
  readonly statNameWidth: number | undefined;
  readonly statCount: number | undefined;
  readonly whitespace: Whitespace;
  readonly minimal: boolean;
  /** Undefined: renames are not looked for. */
  readonly renames: RenameOptions | undefined;
  readonly reverse: boolean;
  /** The letters of `--diff-filter`. */
  readonly filter: string;
  readonly fullIndex: boolean;
  readonly noPrefix: boolean;
  readonly nul: boolean;
}

/** Whether anything at all was asked for by name. */
export const asksForOutput = (values: DiffValues): boolean =>
  [
    values.patch,
    values.unified,
    values.stat,
    values.numstat,
    values.shortstat,
    values.summary,
    values.patchWithStat,
    values.nameOnly,
    values.nameStatus,
    values.raw,
    values.statCount,
    values.statWidth,
  ].some((one) => one !== undefined && one !== false);

/** A similarity such as `90%`, `90` or `0.9` in percent. */
function readSimilarity(text: string | boolean | undefined): number | undefined {
  if (text === undefined || typeof text === 'boolean') return undefined;
  const number = Number(text.replace(/%$/, ''));
  if (Number.isNaN(number)) throw new GitFailure(`error: invalid argument to find-renames`, 129);
  if (text.endsWith('%')) return number;
  return text.includes('.') ? number * 100 : number * 10 ** (2 - text.length);
}

/** Reads what the options ask for. @param fallback what is printed when they ask for nothing. */
export function readDiffFormat(
  values: DiffValues,
  fallback: 'patch' | 'nothing',
  renamesOn: boolean,
): DiffFormat {
  refuseColor('diff', values.color);
  const asked = asksForOutput(values);
  const names = [values.nameOnly === true, values.nameStatus === true, values.noPatch === true].filter(
    Boolean,
  );
  if (names.length > 1)
    die("options '--name-only', '--name-status', '--check', and '-s' cannot be used together");
  const [width, nameWidth, count] = typeof values.stat === 'string' ? values.stat.split(',').map(Number) : [];
  const context = values.unified === undefined ? 3 : Number(values.unified);
  if (Number.isNaN(context)) throw new GitFailure(`error: option \`unified' expects a numerical value`, 129);
  const similarity = readSimilarity(values.findRenames);
  const off =
    values.renames === false ||
    (values.findRenames === undefined && values.renames === undefined && !renamesOn);
  return {
    patch:
      values.noPatch !== true &&
      (asked
        ? values.patch === true || values.unified !== undefined || values.patchWithStat === true
        : fallback === 'patch'),
    raw: values.raw === true,
    nameOnly: values.nameOnly === true,
    nameStatus: values.nameStatus === true,
    stat:
      (values.stat !== undefined && values.stat !== false) ||
      values.patchWithStat === true ||
      values.statCount !== undefined ||
      values.statWidth !== undefined,
    numstat: values.numstat === true,
    shortstat: values.shortstat === true,
    summary: values.summary === true,
    context,
    statWidth: values.statWidth !== undefined ? Number(values.statWidth) : width,
    statNameWidth: nameWidth,
    statCount: values.statCount !== undefined ? Number(values.statCount) : count,
    whitespace: values.allSpace
      ? 'ignore-all'
      : values.spaceChange
        ? 'ignore-change'
        : values.spaceAtEnd
          ? 'ignore-at-end'
          : 'exact',
    minimal: values.minimal === true,
    renames: off ? undefined : similarity === undefined ? {} : { threshold: similarity },
    reverse: values.reverse === true,
    filter: values.filter ?? '',
    fullIndex: values.fullIndex === true,
    noPrefix: values.prefix === false,
    nul: values.nul === true,
  };
}

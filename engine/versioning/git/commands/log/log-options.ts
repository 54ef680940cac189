import type { Commit } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { die, GitFailure } from '../../program/failure';
import { choice, flag, optional, value, values } from '../../program/options';
import { compilePattern, type PatternSyntax } from '../../text/basic-regexp';
import type { DateStyle } from '../../text/git-date';
import { parseApproximateDate } from '../../text/parse-date';
import { DIFF_LACKING, DIFF_SPECS } from '../diff/diff-options';
import type { DecorationStyle } from './decorations';
import { readPrettyFormat } from './pretty-format';
import type { PrettyFormat } from './pretty-options';

/** How a merge is compared with its parents: not at all, with each, with the first, or with all at once. */
export type MergeDiff = 'off' | 'separate' | 'first-parent' | 'combined' | 'dense';

/** The options of `git log`, those of `git diff` included. */
export const LOG_SPECS = {
  ...DIFF_SPECS,
  oneline: flag('oneline'),
  pretty: optional('pretty', 'format'),
  abbrevCommit: flag('abbrev-commit'),
  graph: flag('graph'),
  decorate: optional('decorate'),
  maxCount: value('n', 'max-count'),
  skip: value('skip'),
  all: flag('all'),
  branches: optional('branches'),
  tags: optional('tags'),
  remotes: optional('remotes'),
  order: choice({ 'topo-order': 'graph', 'date-order': 'date', 'author-date-order': 'author-date' }),
  backwards: flag('reverse'),
  firstParent: flag('first-parent'),
  merges: choice({ merges: 'only', 'no-merges': 'none' }),
  minParents: value('min-parents'),
  maxParents: value('max-parents'),
  author: values('author'),
  committer: values('committer'),
  grep: values('grep'),
  ignoreCase: flag('i', 'regexp-ignore-case'),
  syntax: choice({
    'basic-regexp': 'basic',
    E: 'extended',
    'extended-regexp': 'extended',
    F: 'fixed',
    'fixed-strings': 'fixed',
  }),
  allMatch: flag('all-match'),
  invertGrep: flag('invert-grep'),
  since: value('since', 'after'),
  until: value('until', 'before'),
  date: value('date'),
  follow: flag('follow'),
  parents: flag('parents'),
  leftRight: flag('left-right'),
  mergeDiff: choice({ m: 'separate', c: 'combined', cc: 'dense' }),
  diffMerges: value('diff-merges'),
  noWalk: flag('no-walk'),
  pickString: value('S'),
  pickRegexp: value('G'),
} as const;

const NOT_LACKING = new Set(['-S', '-G']);

/** Options of `git log` that the lab lacks. */
export const LOG_LACKING: readonly string[] = [
  ...DIFF_LACKING.filter((option) => !NOT_LACKING.has(option)),
  '-g',
  '--walk-reflogs',
  '-L',
  '--alternate-refs',
  '--ancestry-path',
  '--bisect',
  '--boundary',
  '--cherry',
  '--cherry-mark',
  '--cherry-pick',
  '--children',
  '--clear-decorations',
  '--decorate-refs',
  '--decorate-refs-exclude',
  '--dense',
  '--encoding',
  '--exclude',
  '--exclude-hidden',
  '--expand-tabs',
  '--full-diff',
  '--full-history',
  '--glob',
  '--grep-reflog',
  '--ignore-missing',
  '--left-only',
  '--log-size',
  '--mailmap',
  '--max-age',
  '--merge',
  '--min-age',
  '--not',
  '--notes',
  '--objects',
  '-P',
  '--perl-regexp',
  '--quiet',
  '-q',
  '--reflog',
  '--relative-date',
  '--remerge-diff',
  '--remove-empty',
  '--right-only',
  '--root',
  '--show-linear-break',
  '--show-notes',
  '--show-pulls',
  '--show-signature',
  '--simplify-by-decoration',
  '--simplify-merges',
  '--since-as-filter',
  '--single-worktree',
  '--source',
  '--sparse',
  '--standard-notes',
  '--stdin',
  '--topics',
  '--unpacked',
  '--use-mailmap',
];

const DATE_STYLES: Readonly<Record<string, DateStyle>> = {
  default: 'default',
  iso: 'iso',
  iso8601: 'iso',
  'iso-strict': 'iso-strict',
  'iso8601-strict': 'iso-strict',
  rfc: 'rfc',
  rfc2822: 'rfc',
  short: 'short',
  raw: 'raw',
  unix: 'unix',
  relative: 'relative',
  human: 'human',
};

/** Reads `--date=`; `-local` styles are in UTC, the zone of the lab. @throws GitFailure `unknown date format …`. */
export function readDateStyle(text: string | undefined): DateStyle {
  if (text === undefined) return 'default';
  if (text.startsWith('format:')) return text as DateStyle;
  if (text.startsWith('format-local:')) return `format:${text.slice('format-local:'.length)}`;
  const style = DATE_STYLES[text.replace(/-local$/, '')];
  return style ?? die(`unknown date format ${text}`);
}

export function readDecoration(
  given: string | boolean | undefined,
  setting: string | undefined,
): DecorationStyle {
  const text = given === true ? 'short' : given === false ? 'no' : (given ?? setting ?? 'no');
  if (text === 'short' || text === 'full' || text === 'no') return text;
  if (text === 'auto' || text === 'false') return 'no';
  if (text === 'true') return 'short';
  return die(`invalid --decorate option: ${text}`);
}

/** The format of `--oneline`, `--pretty` and `format.pretty`. */
export function readFormat(
  context: CommandContext,
  oneline: boolean | undefined,
  pretty: string | boolean | undefined,
): PrettyFormat {
  if (typeof pretty === 'string') return readPrettyFormat(context, pretty);
  if (oneline === true) return { kind: 'oneline' };
  const setting = context.config.get('format.pretty');
  return setting === undefined ? { kind: 'medium' } : readPrettyFormat(context, setting);
}

export function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new GitFailure(`fatal: '${text}': not an integer`, 128);
  const count = Number(text);
  return count < 0 ? undefined : count;
}

/** What the options say about which commits are shown. */
export interface CommitConditions {
  readonly author: readonly string[];
  readonly committer: readonly string[];
  readonly grep: readonly string[];
  readonly ignoreCase: boolean | undefined;
  readonly syntax: PatternSyntax | undefined;
  readonly allMatch: boolean | undefined;
  readonly invertGrep: boolean | undefined;
  readonly merges: 'only' | 'none' | undefined;
  readonly minParents: string | undefined;
  readonly maxParents: string | undefined;
  readonly until: string | undefined;
}

/** A date of `--since` or `--until` in seconds. */
export const readLimitDate = (context: CommandContext, text: string | undefined): number | undefined =>
  text === undefined ? undefined : (parseApproximateDate(text, context.now) ?? die(`invalid date: ${text}`));

/** The test that a commit must pass to be shown; undefined: all pass. */
export function commitFilter(
  context: CommandContext,
  given: CommitConditions,
): ((commit: Commit) => boolean) | undefined {
  const patterns = (texts: readonly string[]) =>
    texts.map((text) => compilePattern(text, given.syntax ?? 'basic', given.ignoreCase === true));
  const tests: ((commit: Commit) => boolean)[] = [];
  const people = (texts: readonly string[], of: (commit: Commit) => string) => {
    const regexps = patterns(texts);
    if (regexps.length > 0) tests.push((commit) => regexps.some((one) => one.test(of(commit))));
  };
  people(given.author, ({ author }) => `${author.name} <${author.email}>`);
  people(given.committer, ({ committer }) => `${committer.name} <${committer.email}>`);
  const greps = patterns(given.grep);
  if (greps.length > 0)
    tests.push((commit) => {
      const lines = commit.message.split('\n');
      const hits = (one: RegExp) => lines.some((line) => one.test(line));
      const found = given.allMatch === true ? greps.every(hits) : greps.some(hits);
      return found !== (given.invertGrep === true);
    });
  const least = given.merges === 'only' ? 2 : (readCount(given.minParents) ?? 0);
  const most = given.merges === 'none' ? 1 : (readCount(given.maxParents) ?? Number.POSITIVE_INFINITY);
  if (least > 0 || most < Number.POSITIVE_INFINITY)
    tests.push(({ parents }) => parents.length >= least && parents.length <= most);
  const until = readLimitDate(context, given.until);
  if (until !== undefined) tests.push(({ committer }) => committer.seconds <= until);
  return tests.length === 0 ? undefined : (commit) => tests.every((test) => test(commit));
}

/** How merges are compared, from the options. */
export function readMergeDiff(
  given: 'separate' | 'combined' | 'dense' | undefined,
  named: string | undefined,
  otherwise: MergeDiff,
): MergeDiff {
  if (named === undefined) return given ?? otherwise;
  const known: Readonly<Record<string, MergeDiff>> = {
    off: 'off',
    none: 'off',
    on: 'separate',
    m: 'separate',
    separate: 'separate',
    'first-parent': 'first-parent',
    '1': 'first-parent',
    combined: 'combined',
    c: 'combined',
    'dense-combined': 'dense',
    cc: 'dense',
  };
  return known[named] ?? die(`invalid value for '--diff-merges': '${named}'`);
}

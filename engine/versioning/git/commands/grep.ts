import { needFile } from '../history/arguments';
import { resolveTree } from '../history/revision';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { choice, flag, parseArguments, value, values } from '../program/options';
import { filesOfTree } from '../staging/trees';
import { pathFromFolder } from '../status/relative-path';
import { compilePattern } from '../text/basic-regexp';
import { byteStringToText, splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { quotePath } from '../text/quote-path';
import { Pathspecs } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'grep',
  usage: 'grep [<options>] [-e] <pattern> [<rev>...] [[--] <path>...]',
  specs: {
    patterns: values('e'),
    cached: flag('cached'),
    invert: flag('v', 'invert-match'),
    ignoreCase: flag('i', 'ignore-case'),
    word: flag('w', 'word-regexp'),
    syntax: choice({
      E: 'extended',
      'extended-regexp': 'extended',
      G: 'basic',
      'basic-regexp': 'basic',
      F: 'fixed',
      'fixed-strings': 'fixed',
    }),
    number: flag('n', 'line-number'),
    list: choice({
      l: 'with',
      'files-with-matches': 'with',
      'name-only': 'with',
      L: 'without',
      'files-without-match': 'without',
    }),
    counts: flag('c', 'count'),
    quiet: flag('q', 'quiet'),
    hideNames: choice({ h: 'hide', H: 'show' }),
    fullName: flag('full-name'),
    onlyMatching: flag('o', 'only-matching'),
    before: value('B', 'before-context'),
    after: value('A', 'after-context'),
    around: value('C', 'context'),
    maxCount: value('m', 'max-count'),
    heading: flag('heading'),
    breaks: flag('break'),
  },
  digits: 'around',
  lacking: [
    '--color',
    '--no-index',
    '--untracked',
    '--exclude-standard',
    '--recurse-submodules',
    '-a',
    '--text',
    '-I',
    '--textconv',
    '-r',
    '--recursive',
    '--max-depth',
    '-P',
    '--perl-regexp',
    '--column',
    '-z',
    '--null',
    '--threads',
    '-p',
    '--show-function',
    '-W',
    '--function-context',
    '-f',
    '--and',
    '--or',
    '--not',
    '--all-match',
    '-O',
    '--open-files-in-pager',
    '--ext-grep',
  ],
} as const;

type GrepOptions = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

/** A file to be searched. */
interface Source {
  /** As it is printed. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

function patternsOf(options: GrepOptions, operands: readonly string[]) {
  const rest = [...operands];
  const texts = options.patterns.length > 0 ? options.patterns : [rest.shift() ?? die('no pattern given')];
  const regexps = texts.flatMap((text) =>
    text.split('\n').map((line) => {
      const plain = compilePattern(line, options.syntax ?? 'basic', options.ignoreCase === true);
      const source = options.word === true ? `(?<!\\w)(?:${plain.source})(?!\\w)` : plain.source;
      return new RegExp(source, `${plain.flags.replace('g', '')}g`);
    }),
  );
  return { regexps, rest };
}

/** The tracked files: of the working tree, of the index, or of trees that are named. */
function sourcesOf(
  context: CommandContext,
  options: GrepOptions,
  operands: readonly string[],
  paths: readonly string[] | undefined,
): Source[] {
  const { repo } = context;
  const trees: { readonly text: string; readonly id: string }[] = [];
  let at = 0;
  for (; at < operands.length; at++) {
    const id = resolveTree(repo, operands[at]!, context.revisions);
    if (id === undefined) break;
    trees.push({ text: operands[at]!, id });
  }
  if (paths !== undefined && at < operands.length) die(`unable to resolve revision: ${operands[at]}`);
  if (paths === undefined) for (const path of operands.slice(at)) needFile(context, path);
  const root = repo.worktree?.root ?? '/';
  const typed = [...operands.slice(at), ...(paths ?? [])];
  const specs = Pathspecs.parse(
    typed.length === 0 && context.prefix !== '' ? ['.'] : typed,
    context.prefix,
    root,
  );
  const shown = (path: string) =>
    quotePath(options.fullName === true ? path : pathFromFolder(path, context.prefix));
  if (trees.length > 0)
    return trees.flatMap(({ text, id }) =>
      [...filesOfTree(repo.objects, id)]
        .filter(([path]) => specs.matches(path))
        .map(([path, entry]) => ({ name: `${text}:${shown(path)}`, bytes: repo.objects.blob(entry.id) })),
    );
  const index = repo.readIndex();
  return index
    .paths()
    .filter((path) => specs.matches(path))
    .flatMap((path): Source[] => {
      const entry = index.get(path);
      if (options.cached === true)
        return entry === undefined ? [] : [{ name: shown(path), bytes: repo.objects.blob(entry.id) }];
      const mode = context.worktree.mode(path);
      return mode === undefined ? [] : [{ name: shown(path), bytes: context.worktree.bytes(path) }];
    });
}

/** What of a file is printed, and whether anything matched. */
class FileSearch {
  readonly #options: GrepOptions;
  readonly #regexps: readonly RegExp[];

  constructor(options: GrepOptions, regexps: readonly RegExp[]) {
    this.#options = options;
    this.#regexps = regexps;
  }

  matches(line: string): boolean {
    const found = this.#regexps.some((regexp) => {
      regexp.lastIndex = 0;
      return regexp.test(line);
    });
    return found !== (this.#options.invert === true);
  }

  /** The parts of a line that match, for `-o`. */
  parts(line: string): string[] {
    return this.#regexps.flatMap((regexp) => line.match(regexp) ?? []).filter((part) => part !== '');
  }
}

const lineText = (line: string): string => byteStringToText(line).replace(/\n$/, '');

/** `git grep`: searches what is tracked. */
export const grepCommand: GitCommand = {
  name: 'grep',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { regexps, rest } = patternsOf(options, operands);
    const search = new FileSearch(options, regexps);
    const around = Number(options.around ?? 0);
    const before = Number(options.before ?? around);
    const after = Number(options.after ?? around);
    const most = options.maxCount === undefined ? Number.POSITIVE_INFINITY : Number(options.maxCount);
    const namesHidden = options.hideNames === 'hide' || options.heading === true;
    let hit = false;
    let shownFiles = 0;
    for (const { name, bytes } of sourcesOf(context, options, rest, paths)) {
      const lines = splitLines(toByteString(bytes)).map(lineText);
      const numbers: number[] = [];
      for (let i = 0; i < lines.length && numbers.length < most; i++)
        if (search.matches(lines[i]!)) numbers.push(i);
      const found = numbers.length > 0;
      if (options.list === 'without' ? !found : found) hit = true;
      if (options.quiet === true) {
        if (hit) return 0;
        continue;
      }
      if (options.list !== undefined) {
        if ((options.list === 'with') === found) context.line(name);
        continue;
      }
      if (!found) continue;
      if (options.counts === true) {
        context.line(namesHidden ? String(numbers.length) : `${name}:${numbers.length}`);
        continue;
      }
      if (isBinary(bytes)) {
        context.line(`Binary file ${name} matches`);
        continue;
      }
      if (shownFiles > 0 && options.breaks === true) context.line('');
      else if (shownFiles > 0 && (before > 0 || after > 0)) context.line('--');
      if (options.heading === true) context.line(name);
      shownFiles++;
      const label = (i: number, sign: string) =>
        `${namesHidden ? '' : `${name}${sign}`}${options.number === true ? `${i + 1}${sign}` : ''}`;
      let last = -1;
      numbers.forEach((i, n) => {
        const from = Math.max(i - before, last + 1, 0);
        if (last >= 0 && from > last + 1 && (before > 0 || after > 0)) context.line('--');
        for (let j = from; j < i; j++) context.line(`${label(j, '-')}${lines[j]}`);
        if (options.onlyMatching === true)
          for (const part of search.parts(lines[i]!)) context.line(`${label(i, ':')}${part}`);
        else context.line(`${label(i, ':')}${lines[i]}`);
        const next = numbers[n + 1] ?? lines.length;
        last = Math.min(i + after, next - 1, lines.length - 1);
        for (let j = i + 1; j <= last; j++) context.line(`${label(j, '-')}${lines[j]}`);
      });
    }
    return hit ? 0 : 1;
  },
};

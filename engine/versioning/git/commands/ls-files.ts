import { type FileMode, modeText } from '../objects/tree';
import type { GitCommand } from '../program/command';
import { fail } from '../program/failure';
import { flag, optional, parseArguments, values } from '../program/options';
import { pathFromFolder } from '../status/relative-path';
import { ignoreRulesOf } from '../status/status';
import { compareBytes } from '../text/compare';
import { quotePath } from '../text/quote-path';
import { IgnoreRules } from '../worktree/ignore-rules';
import { Pathspecs } from '../worktree/pathspec';
import { findUntracked } from '../worktree/untracked';

const GRAMMAR = {
  command: 'ls-files',
  usage: 'ls-files [<options>] [<file>...]',
  specs: {
    nul: flag('z'),
    cached: flag('c', 'cached'),
    deleted: flag('d', 'deleted'),
    modified: flag('m', 'modified'),
    others: flag('o', 'others'),
    ignored: flag('i', 'ignored'),
    stage: flag('s', 'stage'),
    unmerged: flag('u', 'unmerged'),
    excludeStandard: flag('exclude-standard'),
    exclude: values('x', 'exclude'),
    directory: flag('directory'),
    errorUnmatch: flag('error-unmatch'),
    fullName: flag('full-name'),
    tags: flag('t'),
    abbrev: optional('abbrev'),
    deduplicate: flag('deduplicate'),
  },
  lacking: [
    '-k',
    '--killed',
    '-v',
    '-f',
    '-X',
    '--exclude-from',
    '--exclude-per-directory',
    '--eol',
    '--no-empty-directory',
    '--empty-directory',
    '--resolve-undo',
    '--recurse-submodules',
    '--with-tree',
    '--debug',
    '--sparse',
    '--format',
  ],
} as const;

/** `git ls-files`: what is in the index, and what in the working tree is not as it is there. */
export const lsFilesCommand: GitCommand = {
  name: 'ls-files',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo } = context;
    const index = repo.readIndex();
    const root = repo.worktree?.root ?? '/';
    const given = [...operands, ...(paths ?? [])];
    const specs = Pathspecs.parse(
      given.length > 0 ? given : context.prefix === '' ? [] : ['.'],
      context.prefix,
      root,
    );
    const end = options.nul === true ? '\0' : '\n';
    const lines: string[] = [];
    const show = (path: string) => {
      const shown = options.fullName === true ? path : pathFromFolder(path, context.prefix);
      return options.nul === true ? shown : quotePath(shown);
    };
    const tag = (letter: string) => (options.tags === true ? `${letter} ` : '');
    const others = options.others === true;
    const rules =
      options.excludeStandard === true
        ? ignoreRulesOf(repo, context.worktree, context.env.HOME)
        : IgnoreRules.none(options.exclude);
    if (others) {
      const found = findUntracked(context.worktree, index, rules, {
        mode: options.directory === true ? 'normal' : 'all',
        pathspecs: specs,
        withIgnored: options.ignored === true,
        ...(options.ignored === true && { ignoredFiles: options.directory !== true }),
      });
      const list = options.ignored === true ? found.ignored : found.untracked;
      for (const path of list) lines.push(tag('?') + show(path));
    }
    const staged = options.stage === true || options.unmerged === true;
    const changes = options.deleted === true || options.modified === true;
    const cached =
      options.cached === true || (!others && !changes && options.unmerged !== true) || options.stage === true;
    const id = (text: string) =>
      options.abbrev === undefined || options.abbrev === false
        ? text
        : repo.objects.abbreviate(text, options.abbrev === true ? undefined : Number(options.abbrev));
    const entryLine = (mode: FileMode, object: string, stage: number, path: string) =>
      staged ? `${modeText(mode)} ${id(object)} ${stage}\t${show(path)}` : show(path);
    const entries = index.entries().filter((entry) => specs.matches(entry.path));
    if (cached || options.unmerged === true)
      for (const entry of entries) {
        if (options.unmerged === true && entry.stage === 0) continue;
        if (options.ignored === true && !rules.ignores(entry.path, false)) continue;
        lines.push(
          tag(entry.stage === 0 ? 'H' : 'M') + entryLine(entry.mode, entry.id, entry.stage, entry.path),
        );
      }
    if (changes)
      for (const entry of entries) {
        const { worktree } = context;
        const missing = worktree.mode(entry.path) === undefined;
        if (options.deleted === true && missing) lines.push(tag('R') + show(entry.path));
        if (options.modified === true && worktree.differs(entry, index))
          lines.push(tag('C') + show(entry.path));
      }
    const shown = options.deduplicate === true ? [...new Set(lines)] : lines;
    context.write(shown.map((line) => line + end).join(''));
    if (options.errorUnmatch === true) {
      const [missing] = specs.unmatched(index.paths().sort(compareBytes));
      if (missing !== undefined)
        fail(
          `pathspec '${missing.text}' did not match any file(s) known to git\nDid you forget to 'git add'?`,
        );
    }
    return 0;
  },
};

import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { flag, parseArguments } from '../program/options';
import type { Index } from '../staging/index-file';
import { filesOfTree } from '../staging/trees';
import { matchesPathspec, Pathspecs } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'rm',
  usage: 'rm [<options>] [--] <file>...',
  specs: {
    dryRun: flag('n', 'dry-run'),
    quiet: flag('q', 'quiet'),
    cached: flag('cached'),
    force: flag('f', 'force'),
    recursive: flag('r'),
    ignoreUnmatch: flag('ignore-unmatch'),
  },
  lacking: ['--sparse', '--pathspec-from-file', '--pathspec-file-nul'],
} as const;

/** The files whose removal would lose something that no commit holds. @throws GitFailure naming them. */
function refuseLosses(
  context: CommandContext,
  index: Index,
  paths: readonly string[],
  cached: boolean,
): void {
  const { repo, worktree } = context;
  const headId = repo.refs.head().id;
  const head = filesOfTree(repo.objects, headId === undefined ? undefined : repo.objects.commit(headId).tree);
  const both: string[] = [];
  const staged: string[] = [];
  const local: string[] = [];
  for (const path of paths) {
    const entry = index.get(path);
    if (entry === undefined || worktree.mode(path) === undefined) continue;
    const isLocal = worktree.differs(entry, index);
    const inHead = head.get(path);
    const isStaged = inHead === undefined || inHead.id !== entry.id || inHead.mode !== entry.mode;
    if (isLocal && isStaged) {
      if (!cached || entry.intentToAdd !== true) both.push(path);
    } else if (!cached && isStaged) staged.push(path);
    else if (!cached && isLocal) local.push(path);
  }
  const block = (files: readonly string[], one: string, many: string, hint: string) =>
    files.length === 0
      ? []
      : [
          `error: ${files.length === 1 ? one : many}\n${files.map((file) => `    ${file}\n`).join('')}${hint}`,
        ];
  const keep = '(use --cached to keep the file, or -f to force removal)';
  const text = [
    ...block(
      both,
      'the following file has staged content different from both the\nfile and the HEAD:',
      'the following files have staged content different from both the\nfile and the HEAD:',
      '(use -f to force removal)',
    ),
    ...block(
      staged,
      'the following file has changes staged in the index:',
      'the following files have changes staged in the index:',
      keep,
    ),
    ...block(
      local,
      'the following file has local modifications:',
      'the following files have local modifications:',
      keep,
    ),
  ];
  if (text.length > 0) throw new GitFailure(text.join('\n'), 1);
}

/** `git rm`: takes files out of the index and the working tree. */
export const rmCommand: GitCommand = {
  name: 'rm',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree } = context;
    const given = [...operands, ...(paths ?? [])];
    if (given.length === 0) die('No pathspec was given. Which files should I remove?');
    const specs = Pathspecs.parse(given, context.prefix, worktree.root);
    const index = repo.readIndex();
    const all = index.paths();
    for (const spec of specs.specs) {
      const matched = all.filter((path) => matchesPathspec(spec, path));
      if (matched.length === 0) {
        if (options.ignoreUnmatch !== true) die(`pathspec '${spec.text}' did not match any files`);
      } else if (options.recursive !== true && spec.pattern === undefined && !index.has(spec.path))
        die(`not removing '${spec.path === '' ? '.' : spec.text}' recursively without -r`);
    }
    const gone = all.filter((path) => specs.matches(path));
    if (options.force !== true) refuseLosses(context, index, gone, options.cached === true);
    for (const path of gone) {
      // A path in conflict stands in the index more than once, and is told as often.
      const times = Object.values(index.stages(path) ?? { 0: true }).filter(Boolean).length;
      if (options.quiet !== true) for (let n = 0; n < times; n++) context.line(`rm '${path}'`);
      if (options.dryRun === true) continue;
      index.remove(path);
      if (options.cached !== true) worktree.remove(path, context.cwd);
    }
    if (options.dryRun !== true) index.save(repo.fs, repo.gitDir);
    return 0;
  },
};

import { EMPTY_BLOB_ID } from '../objects/object-id';
import { kindOfMode, MODE } from '../objects/tree';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { flag, parseArguments, value } from '../program/options';
import { NO_STAT } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { ignoreRulesOf } from '../status/status';
import { matchesPathspec, Pathspecs } from '../worktree/pathspec';
import { findUntracked } from '../worktree/untracked';

const GRAMMAR = {
  command: 'add',
  usage: 'add [<options>] [--] <pathspec>...',
  specs: {
    dryRun: flag('n', 'dry-run'),
    verbose: flag('v', 'verbose'),
    force: flag('f', 'force'),
    update: flag('u', 'update'),
    intentToAdd: flag('N', 'intent-to-add'),
    all: flag('A', 'all'),
    ignoreRemoval: flag('ignore-removal'),
    chmod: value('chmod'),
  },
  lacking: [
    '-i',
    '--interactive',
    '-p',
    '--patch',
    '-e',
    '--edit',
    '--renormalize',
    '--refresh',
    '--ignore-errors',
    '--ignore-missing',
    '--sparse',
    '--warn-embedded-repo',
    '--pathspec-from-file',
    '--pathspec-file-nul',
  ],
} as const;

/** Stages the changes of tracked files that the pathspecs match: new content, or their removal. */
export function stageTracked(
  context: CommandContext,
  index: Index,
  matches: (path: string) => boolean,
  { removals, report }: { readonly removals: boolean; readonly report?: (line: string) => void },
): void {
  const { repo, worktree } = context;
  for (const path of index.paths()) {
    if (!matches(path)) continue;
    const entry = index.get(path);
    if (worktree.mode(path) === undefined) {
      if (!removals) continue;
      index.remove(path);
      report?.(`remove '${path}'`);
    } else if (entry === undefined || worktree.differs(entry, index) || entry.intentToAdd === true) {
      index.set(worktree.stage(path, repo.objects));
      report?.(`add '${path}'`);
    }
  }
}

function refuseIgnored(context: CommandContext, paths: readonly string[]): never {
  context.errorLine('The following paths are ignored by one of your .gitignore files:');
  for (const path of paths) context.errorLine(path);
  context.hint('addIgnoredFile', 'Use -f if you really want to add them.');
  context.hint(
    'addIgnoredFile',
    'Turn this message off by running\n"git config advice.addIgnoredFile false"',
  );
  throw new GitFailure('', 1);
}

/** `git add`: puts content into the index. */
export const addCommand: GitCommand = {
  name: 'add',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree } = context;
    if (options.chmod !== undefined && !/^[-+]x$/.test(options.chmod))
      die(`--chmod param '${options.chmod}' must be either -x or +x`);
    if (options.all === true && options.update === true) die("options '-A' and '-u' cannot be used together");
    const given = [...operands, ...(paths ?? [])];
    if (given.length === 0 && options.all !== true && options.update !== true) {
      context.errorLine('Nothing specified, nothing added.');
      context.hint('addEmptyPathspec', "Maybe you wanted to say 'git add .'?");
      context.hint(
        'addEmptyPathspec',
        'Turn this message off by running\n"git config advice.addEmptyPathspec false"',
      );
      return 0;
    }
    const whole = given.length === 0;
    const specs = Pathspecs.parse(whole ? [':/'] : given, context.prefix, worktree.root);
    const index = repo.readIndex();
    const rules = ignoreRulesOf(repo, worktree, context.env.HOME);
    const found =
      options.update === true
        ? { untracked: [], ignored: [] }
        : findUntracked(worktree, index, rules, { mode: 'all', pathspecs: specs, withIgnored: true });
    const fresh =
      options.force === true ? [...found.untracked, ...filesOf(context, found.ignored)] : found.untracked;
    if (!whole) checkPathspecs(context, specs, index, found, options.force === true, options.update === true);

    const report =
      options.verbose === true || options.dryRun === true ? (line: string) => context.line(line) : undefined;
    const target = options.dryRun === true ? repo.readIndex() : index;
    const isGone = (path: string) => worktree.mode(path) === undefined;
    stageTracked(
      context,
      target,
      (path) => specs.matches(path) && (options.intentToAdd !== true || isGone(path)),
      {
        removals: options.ignoreRemoval !== true && options.all !== false,
        ...(report !== undefined && { report }),
      },
    );
    const embedded = fresh.find((path) => path.endsWith('/') && specs.matches(path.slice(0, -1)));
    if (embedded !== undefined)
      die(`'${embedded}' is a repository of its own; submodules are not available in the lab`);
    for (const path of fresh) {
      if (path.endsWith('/') || !specs.matches(path)) continue;
      target.makeRoom(path);
      if (options.intentToAdd === true) repo.objects.writeBlob(new Uint8Array(0));
      target.set(
        options.intentToAdd === true
          ? {
              path,
              mode: worktree.mode(path)!,
              id: EMPTY_BLOB_ID,
              stage: 0,
              stat: NO_STAT,
              intentToAdd: true,
            }
          : worktree.stage(path, repo.objects),
      );
      report?.(`add '${path}'`);
    }
    const failed = options.chmod === undefined ? false : changeModes(context, target, specs, options.chmod);
    if (options.dryRun !== true) target.save(repo.fs, repo.gitDir);
    return failed ? 1 : 0;
  },
};

/** `--chmod`: makes files executable in the index alone. @returns whether one could not be. */
function changeModes(context: CommandContext, index: Index, specs: Pathspecs, wish: string): boolean {
  let failed = false;
  for (const entry of index.entries()) {
    if (!specs.matches(entry.path)) continue;
    if (kindOfMode(entry.mode) !== 0o100000 || entry.stage !== 0) {
      context.errorLine(`error: cannot chmod ${wish} '${entry.path}'`);
      failed = true;
    } else index.set({ ...entry, mode: wish === '+x' ? MODE.executable : MODE.file });
  }
  return failed;
}

/** Ignored folders as the files in them. */
function filesOf(context: CommandContext, ignored: readonly string[]): string[] {
  const { worktree } = context;
  return ignored.flatMap((path) =>
    path.endsWith('/')
      ? worktree.fs
          .filesBelow(worktree.absolute(path.slice(0, -1)))
          .map((one) => one.slice(worktree.absolute('').length + 1))
      : [path],
  );
}

/** @throws GitFailure for a pathspec that matches nothing, or only what is ignored. */
function checkPathspecs(
  context: CommandContext,
  specs: Pathspecs,
  index: Index,
  found: { readonly untracked: readonly string[]; readonly ignored: readonly string[] },
  force: boolean,
  updateOnly: boolean,
): void {
  const { worktree } = context;
  const known = [...index.paths(), ...found.untracked.map((path) => path.replace(/\/$/, ''))];
  const refused: string[] = [];
  for (const spec of specs.unmatched(known)) {
    if (spec.path === '' && spec.pattern === undefined) continue;
    const ignored = found.ignored.find(
      (path) => matchesPathspec(spec, path.replace(/\/$/, '')) || spec.path.startsWith(path),
    );
    const isPattern = spec.pattern !== undefined;
    const exists = !isPattern && worktree.node(spec.path) !== undefined && !updateOnly;
    if (ignored !== undefined && !force && exists) refused.push(ignored.replace(/\/$/, ''));
    else if (!exists && !(ignored !== undefined && force && isPattern))
      die(`pathspec '${spec.text}' did not match any files`);
  }
  if (refused.length > 0) refuseIgnored(context, refused);
}

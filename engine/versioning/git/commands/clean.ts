import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { count, flag, parseArguments, values } from '../program/options';
import { pathFromFolder } from '../status/relative-path';
import { ignoreRulesOf } from '../status/status';
import { compareBytes } from '../text/compare';
import { quotePath } from '../text/quote-path';
import { matchesPathspec, Pathspecs, parsePathspec } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'clean',
  usage: 'clean [-d] [-f] [-n] [-q] [-e <pattern>] [-x | -X] [--] [<pathspec>...]',
  specs: {
    quiet: flag('q', 'quiet'),
    dryRun: flag('n', 'dry-run'),
    force: count('f', 'force'),
    folders: flag('d'),
    all: flag('x'),
    ignoredOnly: flag('X'),
    exclude: values('e', 'exclude'),
  },
  lacking: ['-i', '--interactive'],
} as const;

/** What a walk through the working tree is guided by. */
interface Cleaning {
  readonly context: CommandContext;
  readonly specs: Pathspecs;
  /** Whether a path may go as far as ignore rules decide. */
  readonly mayGo: (path: string, isFolder: boolean) => boolean;
  /** Whether folders without anything tracked are entered. */
  readonly enters: boolean;
  readonly ignoredOnly: boolean;
  readonly tracked: (path: string) => boolean;
  readonly trackedBelow: (folder: string) => boolean;
}

/** The files and folders (with their slash) that would go, sorted. */
function findUntracked(cleaning: Cleaning): string[] {
  const { context, specs, mayGo } = cleaning;
  const { worktree } = context;
  const found: string[] = [];
  const isRepository = (folder: string) => worktree.fs.exists(`${worktree.absolute(folder)}/.git`);
  const list = (folder: string) =>
    worktree.fs.list(worktree.absolute(folder)).map((name) => (folder === '' ? name : `${folder}/${name}`));
  const isFolder = (path: string) => worktree.node(path)?.kind === 'folder';
  /** Whether a folder may go with all in it. */
  const goesWhole = (folder: string): boolean =>
    !isRepository(folder) &&
    (!cleaning.ignoredOnly || list(folder).length > 0) &&
    list(folder).every((path) =>
      isFolder(path) ? mayGo(path, true) && goesWhole(path) : mayGo(path, false),
    );
  const visit = (folder: string) => {
    for (const path of list(folder)) {
      if (path === '.git' || path.endsWith('/.git')) continue;
      if (!isFolder(path)) {
        if (!cleaning.tracked(path) && mayGo(path, false) && specs.matches(path)) found.push(path);
        continue;
      }
      if (!specs.mayMatchBelow(`${path}/`) && !specs.matches(path)) continue;
      if (cleaning.trackedBelow(`${path}/`)) {
        visit(path);
        continue;
      }
      if (isRepository(path)) continue;
      const named = specs.matches(path);
      const whole = mayGo(path, true) && goesWhole(path);
      if (named && whole && cleaning.enters) found.push(`${path}/`);
      else if (cleaning.enters || (cleaning.ignoredOnly && !whole)) visit(path);
    }
  };
  visit('');
  return found.sort(compareBytes);
}

/** `git clean`: removes what is not tracked. */
export const cleanCommand: GitCommand = {
  name: 'clean',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree, config } = context;
    const required = config.boolean('clean.requireforce', true);
    if (required && options.force === 0 && options.dryRun !== true)
      die(
        config.get('clean.requireforce') === undefined
          ? 'clean.requireForce defaults to true and neither -i, -n, nor -f given; refusing to clean'
          : 'clean.requireForce set to true and neither -i, -n, nor -f given; refusing to clean',
      );
    if (options.all === true && options.ignoredOnly === true)
      die("options '-x' and '-X' cannot be used together");
    const index = repo.readIndex();
    const trackedPaths = index.paths();
    const rules = ignoreRulesOf(repo, worktree, context.env.HOME);
    const excluded = options.exclude.map((pattern) =>
      parsePathspec(`:(glob)**/${pattern.replace(/^\//, '')}`, '', worktree.root),
    );
    const isExcluded = (path: string) => excluded.some((spec) => matchesPathspec(spec, path));
    const specs = Pathspecs.parse([...operands, ...(paths ?? [])], context.prefix, worktree.root);
    const inFolder =
      context.prefix === '' || !specs.isEmpty ? specs : Pathspecs.parse(['.'], context.prefix, worktree.root);
    const found = findUntracked({
      context,
      specs: inFolder,
      enters: options.folders === true || !specs.isEmpty,
      ignoredOnly: options.ignoredOnly === true,
      tracked: (path) => index.has(path),
      trackedBelow: (folder) => trackedPaths.some((path) => path.startsWith(folder)),
      mayGo: (path, isFolder) => {
        if (isExcluded(path)) return options.ignoredOnly === true;
        const ignored = rules.ignores(path, isFolder);
        if (options.ignoredOnly === true) return ignored || (isFolder && !ignored);
        return options.all === true || !ignored;
      },
    }).filter((path) => options.ignoredOnly !== true || path.endsWith('/') || rules.ignores(path, false));
    for (const path of found) {
      if (path.endsWith('/') && context.prefix.startsWith(path)) {
        removeAround(context, path, '', options.dryRun === true, options.quiet === true);
        continue;
      }
      const shown = quotePath(pathFromFolder(path, context.prefix));
      if (options.dryRun === true) context.line(`Would remove ${shown}`);
      else {
        if (options.quiet !== true) context.line(`Removing ${shown}`);
        worktree.fs.remove(worktree.absolute(path.replace(/\/$/, '')));
      }
    }
    return 0;
  },
};

/**
 * Removes what is in a folder that the command was given in or above, and leaves the way to there.
 * @param top the folder that was found, with its slash. @param below the part of it at hand, with its slash; '' is all.
 */
function removeAround(
  context: CommandContext,
  top: string,
  below: string,
  dryRun: boolean,
  quiet: boolean,
): void {
  const { worktree } = context;
  const folder = top + below;
  const gone: string[] = [];
  for (const name of worktree.fs.list(worktree.absolute(folder.slice(0, -1)))) {
    const path = `${folder}${name}`;
    if (context.prefix.startsWith(`${path}/`)) removeAround(context, top, `${below}${name}/`, dryRun, quiet);
    else {
      gone.push(below + name);
      if (!dryRun) worktree.fs.remove(worktree.absolute(path));
    }
  }
  if (folder === context.prefix)
    context.line(`${dryRun ? 'Would refuse' : 'Refusing'} to remove current working directory`);
  if (quiet) return;
  const start = pathFromFolder(top, context.prefix);
  for (const path of gone)
    context.line(`${dryRun ? 'Would remove' : 'Removing'} ${quotePath(`${start}${path}`)}`);
}

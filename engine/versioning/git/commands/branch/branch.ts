import { removeSection, renameSection } from '../../config/config-edit';
import { isAncestor } from '../../history/merge-base';
import { resolveCommit } from '../../history/revision';
import { refuseColor } from '../../program/color';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { editFile } from '../../program/editor';
import { die, fail, GitFailure } from '../../program/failure';
import { choice, count, flag, optional, parseArguments, value, values } from '../../program/options';
import { setUpstream } from '../../refs/create-branch';
import { isValidBranchName } from '../../refs/ref-name';
import { upstreamOf } from '../../refs/upstream';
import { readGitFile } from '../../status/operation';
import { autoTrack, expandPrevious } from '../checkout/targets';
import { listBranches } from './list-branches';

const GRAMMAR = {
  command: 'branch',
  usage: 'branch [<options>] [-r | -a] [--merged] [--no-merged]',
  specs: {
    verbose: count('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    all: flag('a', 'all'),
    remotes: flag('r', 'remotes'),
    list: flag('l', 'list'),
    action: choice({ d: 'd', delete: 'd', D: 'D', m: 'm', move: 'm', M: 'M', c: 'c', copy: 'c', C: 'C' }),
    force: flag('f', 'force'),
    showCurrent: flag('show-current'),
    upstream: value('u', 'set-upstream-to'),
    unsetUpstream: flag('unset-upstream'),
    track: optional('t', 'track'),
    merged: optional('merged'),
    noMerged: optional('no-merged'),
    contains: optional('contains', 'with'),
    noContains: optional('no-contains', 'without'),
    pointsAt: value('points-at'),
    sort: values('sort'),
    format: value('format'),
    editDescription: flag('edit-description'),
    ignoreCase: flag('i', 'ignore-case'),
    color: optional('color'),
  },
  lacking: ['--abbrev', '--column', '--create-reflog', '--recurse-submodules', '--omit-empty'],
} as const;

/** `git branch`. */
export const branchCommand: GitCommand = {
  name: 'branch',
  needs: 'repository',
  async run(context) {
    const args = context.args.map(withArgument(context.args));
    const { options, operands, paths } = parseArguments(args.flat(), GRAMMAR);
    refuseColor('branch', options.color);
    const names = [...operands, ...(paths ?? [])];
    const { repo } = context;
    if (options.showCurrent === true) {
      const { ref } = repo.refs.head();
      if (ref?.startsWith('refs/heads/') === true) context.line(ref.slice(11));
      return 0;
    }
    const force = options.force === true;
    switch (options.action) {
      case 'd':
      case 'D':
        return deleteBranches(
          context,
          names,
          options.action === 'D' || force,
          options.remotes === true,
          options.quiet === true,
        );
      case 'm':
      case 'M':
      case 'c':
      case 'C':
        return moveBranch(
          context,
          names,
          options.action.toLowerCase() === 'c',
          force || options.action < 'a',
        );
      default:
    }
    if (options.editDescription === true) return editDescription(context, names[0]);
    if (options.upstream !== undefined)
      return changeUpstream(context, options.upstream, names[0], options.quiet === true);
    if (options.unsetUpstream === true) return unsetUpstream(context, names[0]);
    const filters = [
      options.merged,
      options.noMerged,
      options.contains,
      options.noContains,
      options.pointsAt,
    ];
    const isList =
      options.list === true ||
      names.length === 0 ||
      filters.some((one) => one !== undefined) ||
      (options.verbose > 0 && names.length === 0);
    if (isList) return listBranches(context, { ...options, patterns: names });
    if (options.all === true || options.remotes === true)
      die(
        `options '-a' and '-r' do not take a branch name\nDid you mean to use: -a|-r --list <pattern>?`.replace(
          "options '-a' and '-r'",
          "The -a, and -r, options to 'git branch'",
        ),
      );
    return createBranch(context, names, force, options.track, options.quiet === true);
  },
};

/** `--contains X` and its kin may take the next word, which must not start with a dash. */
const TAKES_NEXT = /^--(merged|no-merged|contains|no-contains|with|without)$/;

function withArgument(args: readonly string[]) {
  return (arg: string, i: number): string[] => {
    const previous = args[i - 1];
    if (previous !== undefined && TAKES_NEXT.test(previous) && !arg.startsWith('-')) return [];
    const next = args[i + 1];
    return TAKES_NEXT.test(arg) && next !== undefined && !next.startsWith('-') ? [`${arg}=${next}`] : [arg];
  };
}

function createBranch(
  context: CommandContext,
  names: readonly string[],
  force: boolean,
  track: string | boolean | undefined,
  quiet: boolean,
): number {
  const { repo } = context;
  if (names.length > 2)
    throw new GitFailure('usage: git branch [<options>] [-f] <branch-name> [<start-point>]\n', 129);
  const [name, start = 'HEAD'] = names.map((one) => expandPrevious(context, one));
  if (!isValidBranchName(name!)) die(`'${name}' is not a valid branch name`);
  const ref = `refs/heads/${name}`;
  const existed = repo.refs.read(ref) !== undefined;
  if (existed && !force) die(`a branch named '${name}' already exists`);
  const head = repo.refs.head();
  if (existed && head.ref === ref)
    die(`cannot force update the branch '${name}' checked out at '${repo.worktree?.root ?? repo.gitDir}'`);
  const commit = resolveCommit(repo, start, context.revisions);
  if (commit === undefined) {
    if (names.length === 1 && head.ref !== undefined)
      die(`not a valid object name: '${head.ref.replace('refs/heads/', '')}'`);
    die(`not a valid object name: '${start}'`);
  }
  const upstream = autoTrack(context, start, track);
  const from = start === 'HEAD' && names.length === 1 ? shownHead(context) : start;
  repo.refs.update(
    ref,
    commit.id,
    context.note(existed ? `branch: Reset to ${from}` : `branch: Created from ${from}`),
  );
  if (upstream !== undefined) setUpstream(context, name!, upstream, quiet);
  return 0;
}

const shownHead = (context: CommandContext): string =>
  context.repo.refs.head().ref?.replace('refs/heads/', '') ?? 'HEAD';

function deleteBranches(
  context: CommandContext,
  names: readonly string[],
  force: boolean,
  remotes: boolean,
  quiet: boolean,
): number {
  const { repo } = context;
  if (names.length === 0) die('branch name required');
  const prefix = remotes ? 'refs/remotes/' : 'refs/heads/';
  const word = remotes ? 'remote-tracking branch' : 'branch';
  let failed = false;
  const complain = (text: string) => {
    context.errorLine(text);
    failed = true;
  };
  for (const typed of names) {
    const name = expandPrevious(context, typed);
    const ref = prefix + name;
    const id = repo.refs.read(ref);
    const head = repo.refs.head();
    if (!remotes && head.ref === ref) {
      complain(
        `error: Cannot delete branch '${name}' checked out at '${repo.worktree?.root ?? repo.gitDir}'`,
      );
      continue;
    }
    if (id === undefined) {
      complain(`error: ${word} '${name}' not found.`);
      continue;
    }
    if (!force && !remotes && !isMerged(context, name, id)) {
      complain(
        `error: The branch '${name}' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D ${name}'.`,
      );
      continue;
    }
    repo.refs.remove(ref);
    if (!remotes) dropBranchConfig(context, name);
    if (!quiet) context.line(`Deleted ${word} ${name} (was ${repo.objects.abbreviate(id)}).`);
  }
  return failed ? 1 : 0;
}

/** Whether a branch may go: its upstream, or else HEAD, holds all of it. */
function isMerged(context: CommandContext, name: string, id: string): boolean {
  const { repo } = context;
  const head = repo.refs.head().id;
  const tracking = upstreamOf(repo.config, name)?.trackingRef;
  const upstream = tracking === undefined ? undefined : repo.refs.read(tracking);
  const inHead = head !== undefined && isAncestor(repo.objects, id, head);
  if (upstream === undefined) return inHead;
  const inUpstream = isAncestor(repo.objects, id, upstream);
  if (inUpstream && !inHead)
    context.errorLine(
      `warning: deleting branch '${name}' that has been merged to\n         '${tracking}', but not yet merged to HEAD.`,
    );
  if (!inUpstream && inHead)
    context.errorLine(
      `warning: not deleting branch '${name}' that is not yet merged to\n         '${tracking}', even though it is merged to HEAD.`,
    );
  return inUpstream;
}

function editConfig(context: CommandContext, edit: (text: string) => string): void {
  const { repo } = context;
  const path = `${repo.gitDir}/config`;
  const before = repo.fs.readText(path);
  const after = edit(before);
  if (after !== before) repo.fs.write(path, after);
}

const dropBranchConfig = (context: CommandContext, name: string): void =>
  editConfig(context, (text) => removeSection(text, `branch.${name}`));

function moveBranch(
  context: CommandContext,
  names: readonly string[],
  copy: boolean,
  force: boolean,
): number {
  const { repo } = context;
  const verb = copy ? 'copy' : 'rename';
  if (names.length === 0) die('branch name required');
  if (names.length > 2) die(`too many arguments for a ${verb} operation`);
  const head = repo.refs.head();
  const to = names.at(-1)!;
  const from = names.length === 2 ? expandPrevious(context, names[0]!) : head.ref?.replace('refs/heads/', '');
  if (from === undefined) return die(`cannot ${verb} the current branch while not on any.`);
  const [source, target] = [`refs/heads/${from}`, `refs/heads/${to}`];
  const id = repo.refs.read(source);
  if (id === undefined && !(head.ref === source && head.id === undefined)) {
    if (head.ref === source) die(`No commit on branch '${from}' yet.`);
    die(`No branch named '${from}'.`);
  }
  if (!isValidBranchName(to)) die(`'${to}' is not a valid branch name`);
  if (repo.refs.read(target) !== undefined && source !== target && !force)
    die(`a branch named '${to}' already exists`);
  if (head.ref === target && source !== target)
    die(`cannot force update the branch '${to}' checked out at '${repo.worktree?.root ?? repo.gitDir}'`);
  if (id === undefined) {
    if (copy) die(`No commit on branch '${from}' yet.`);
    repo.refs.setSymbolic('HEAD', target);
    return 0;
  }
  const note = context.note(`Branch: ${copy ? 'copied' : 'renamed'} ${source} to ${target}`);
  if (source === target) {
    if (copy) repo.refs.copy(source, target, note);
    else repo.refs.rename(source, target, note);
    return 0;
  }
  if (!copy) repo.refs.rename(source, target, note);
  else repo.refs.copy(source, target, note);
  editConfig(context, (text) =>
    copy ? copyBranchConfig(text, from, to) : renameSection(text, `branch.${from}`, `branch.${to}`),
  );
  return 0;
}

/** The text of the config with the settings of one branch also given to another. */
function copyBranchConfig(text: string, from: string, to: string): string {
  const match = new RegExp(
    `^\\[branch "${from.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\$&')}"\\]\\n(?:\\t.*\\n)*`,
    'm',
  ).exec(text);
  if (match === null) return text;
  const section = match[0];
  const copied = section.replace(/^\[branch ".*"\]/, `[branch "${to}"]`);
  return text.slice(0, match.index) + section + copied + text.slice(match.index + section.length);
}

function changeUpstream(
  context: CommandContext,
  upstream: string,
  name: string | undefined,
  quiet: boolean,
): number {
  const { repo } = context;
  const head = repo.refs.head();
  const branch = name ?? head.ref?.replace('refs/heads/', '');
  if (branch === undefined)
    return die(`could not set upstream of HEAD to ${upstream} when it does not point to any branch.`);
  if (repo.refs.read(`refs/heads/${branch}`) === undefined) {
    if (head.ref === `refs/heads/${branch}`) die(`No commit on branch '${branch}' yet.`);
    die(`branch '${branch}' does not exist`);
  }
  const ref = [`refs/remotes/${upstream}`, `refs/heads/${upstream}`, upstream].find(
    (one) => one.startsWith('refs/') && repo.refs.read(one) !== undefined,
  );
  if (ref === undefined) {
    context.errorLine(`fatal: the requested upstream branch '${upstream}' does not exist`);
    context.hint(
      'setUpstreamFailure',
      '\nIf you are planning on basing your work on an upstream\nbranch that already exists at the remote, you may need to\nrun "git fetch" to retrieve it.\n\nIf you are planning to push out a new local branch that\nwill track its remote counterpart, you may want to use\n"git push -u" to set the upstream config as you push.\nDisable this message with "git config advice.setUpstreamFailure false"',
    );
    throw new GitFailure('', 128);
  }
  if (ref === `refs/heads/${branch}`) {
    context.errorLine(`warning: not setting branch '${branch}' as its own upstream`);
    return 0;
  }
  setUpstream(context, branch, ref, quiet);
  return 0;
}

function unsetUpstream(context: CommandContext, name: string | undefined): number {
  const branch = name ?? context.repo.refs.head().ref?.replace('refs/heads/', '');
  if (branch === undefined)
    return die('could not unset upstream of HEAD when it does not point to any branch.');
  if (upstreamOf(context.config, branch) === undefined) die(`Branch '${branch}' has no upstream information`);
  editConfig(context, (text) => removeSection(text, `branch.${branch}`));
  return 0;
}

async function editDescription(context: CommandContext, name: string | undefined): Promise<number> {
  const { repo } = context;
  const branch =
    name ??
    repo.refs.head().ref?.replace('refs/heads/', '') ??
    die('Cannot give description to detached HEAD');
  if (repo.refs.read(`refs/heads/${branch}`) === undefined) fail(`No branch named '${branch}'.`);
  const path = `${repo.gitDir}/EDIT_DESCRIPTION`;
  repo.fs.write(
    path,
    `${context.config.get(`branch.${branch}.description`) ?? ''}\n# Please edit the description for the branch\n#   ${branch}\n# Lines starting with '#' will be stripped.\n`,
  );
  await editFile(context, path);
  const text = (readGitFile(repo, 'EDIT_DESCRIPTION') ?? '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
  const { setConfig, unsetConfig } = await import('../../config/config-edit');
  const key = `branch.${branch}.description`;
  editConfig(context, (config) =>
    text === '' ? unsetConfig(config, key) : setConfig(config, key, `${text}\n`),
  );
  repo.fs.remove(path);
  return 0;
}

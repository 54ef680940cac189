import { isAncestor } from '../../history/merge-base';
import { resolveCommit } from '../../history/revision';
import { type Commit, firstLineOf } from '../../objects/commit';
import type { Signature } from '../../objects/signature';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { commitSummary, commitToHead } from '../../program/create-commit';
import { die, GitFailure, quit } from '../../program/failure';
import { readDate } from '../../program/identity';
import { count, flag, optional, parseArguments, value, values } from '../../program/options';
import { filesOfIndex, writeTreeOf } from '../../staging/trees';
import { longStatus } from '../../status/long-format';
import { type Operations, readGitFile, readOperations } from '../../status/operation';
import { shortStatus } from '../../status/short-format';
import { readStatus } from '../../status/status';
import { Pathspecs } from '../../worktree/pathspec';
import { untrackedMode } from '../status';
import { verbosePatches } from '../verbose-patches';
import { indexForCommit } from './commit-index';
import { type MessageRequest, obtainMessage } from './commit-message';

const GRAMMAR = {
  command: 'commit',
  usage: 'commit [-a] [--amend] [-m <msg> | -F <file>] [--] [<pathspec>...]',
  specs: {
    message: values('m', 'message'),
    file: value('F', 'file'),
    all: flag('a', 'all'),
    amend: flag('amend'),
    allowEmpty: flag('allow-empty'),
    allowEmptyMessage: flag('allow-empty-message'),
    edit: flag('e', 'edit'),
    quiet: flag('q', 'quiet'),
    verbose: count('v', 'verbose'),
    reuse: value('C', 'reuse-message'),
    reedit: value('c', 'reedit-message'),
    fixup: value('fixup'),
    squash: value('squash'),
    author: value('author'),
    date: value('date'),
    resetAuthor: flag('reset-author'),
    signoff: flag('s', 'signoff'),
    include: flag('i', 'include'),
    only: flag('o', 'only'),
    noVerify: flag('n', 'verify'),
    dryRun: flag('dry-run'),
    short: flag('short'),
    porcelain: flag('porcelain'),
    branch: flag('branch'),
    long: flag('long'),
    status: flag('status'),
    untracked: optional('u', 'untracked-files'),
    cleanup: value('cleanup'),
  },
  lacking: [
    '-p',
    '--patch',
    '--interactive',
    '--trailer',
    '-t',
    '--template',
    '-S',
    '--gpg-sign',
    '--no-post-rewrite',
    '--pathspec-from-file',
    '--pathspec-file-nul',
    '-z',
    '--null',
    '--ahead-behind',
  ],
} as const;

const EMPTY_AMEND = `You asked to amend the most recent commit, but doing so would make
it empty. You can repeat your command with --allow-empty, or you can
remove the commit entirely with "git reset HEAD^".`;

const EMPTY_CHERRY_PICK = `The previous cherry-pick is now empty, possibly due to conflict resolution.
If you wish to commit it anyway, use:

    git commit --allow-empty

`;

/** Ends in the way of every command that cannot go on over a conflict. */
export function refuseUnmerged(context: CommandContext, paths: readonly string[]): never {
  for (const path of paths) context.line(`U\t${path}`);
  context.errorLine('error: Committing is not possible because you have unmerged files.');
  context.hint(
    'resolveConflict',
    "Fix them up in the work tree, and then use 'git add/rm <file>'\nas appropriate to mark resolution and make a commit.",
  );
  throw new GitFailure('fatal: Exiting because of an unresolved conflict.', 128);
}

/** `git commit`. */
export const commitCommand: GitCommand = {
  name: 'commit',
  needs: 'worktree',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree } = context;
    const operations = readOperations(repo);
    const headId = repo.refs.head().id;
    const amend = options.amend === true;
    if (amend) refuseAmend(headId, operations);
    const head = headId === undefined ? undefined : repo.objects.commit(headId);
    const specs = Pathspecs.parse([...operands, ...(paths ?? [])], context.prefix, worktree.root);
    if (options.all === true && !specs.isEmpty)
      die(`paths '${specs.specs[0]!.text} ...' with -a does not make sense`);
    if (specs.isEmpty && (options.include === true || (options.only === true && !amend)))
      die('No paths with --include/--only does not make sense.');
    refuseTwoSources(options);
    const model = modelCommit(context, options, operations, head);

    const { index, committed } = indexForCommit(context, {
      all: options.all === true,
      specs,
      include: options.include === true,
      operations,
    });
    if (committed.isUnmerged) refuseUnmerged(context, committed.unmergedPaths());

    const before = amend ? parentTree(context, head!) : head?.tree;
    const untracked = untrackedMode(options.untracked, context.config.get('status.showuntrackedfiles'));
    const status = readStatus(repo, worktree, committed, {
      untracked,
      tree: before ?? null,
      ...(context.env.HOME !== undefined && { home: context.env.HOME }),
    });
    const short = options.short === true || options.porcelain === true;
    const compared = { tree: before, index: committed };
    const verbosity =
      options.verbose > 0 || !context.config.boolean('commit.verbose', false) ? options.verbose : 1;
    const shown = verbosePatches(context, verbosity, compared);
    const tell = (patches: string) =>
      short
        ? shortStatus(context, status, {
            branch: options.branch === true,
            fromTop: options.porcelain === true,
            nul: false,
          })
        : longStatus(context, status, {
            untracked,
            forCommit: true,
            amend,
            isInitial: before === undefined,
            patches,
          });
    const tree = writeTreeOf(repo.objects, filesOfIndex(committed));
    const committable = status.changed.some((one) => one.staged !== ' ') || operations.merge;
    const mayBeEmpty = options.allowEmpty === true || (amend && head!.parents.length > 1);
    if (options.dryRun === true || short || options.long === true) {
      context.write(tell(shown));
      return committable ? 0 : 1;
    }
    if (!committable && !mayBeEmpty) {
      context.write(tell(shown));
      if (amend) context.errorLine(EMPTY_AMEND);
      else if (operations.cherryPick != null) {
        const command = isRebasePick(context, operations) ? 'rebase' : 'cherry-pick';
        context.io.stderr(`${EMPTY_CHERRY_PICK}Otherwise, please use 'git ${command} --skip'\n`);
      }
      quit(1);
    }

    const author = authorOf(context, options, model);
    const request: MessageRequest = {
      messages: options.message,
      file: options.file,
      commit: options.reuse !== undefined || options.reedit !== undefined ? model : undefined,
      fixup: options.fixup === undefined ? undefined : commitToMend(context, options.fixup),
      squash: options.squash === undefined ? undefined : commitToMend(context, options.squash),
      amended: amend ? head : undefined,
      edit: options.edit ?? (options.reuse !== undefined ? false : undefined),
      reedit: options.reedit !== undefined,
      signoff: options.signoff === true,
      cleanup: options.cleanup ?? context.config.get('commit.cleanup'),
      allowEmpty: options.allowEmptyMessage === true,
      status: options.status !== false && context.config.boolean('commit.status', true) ? tell('') : '',
      patches: shown,
      operations,
    };
    const message = await obtainMessage(context, request);
    const parents = amend ? head!.parents : parentsOf(context, headId, operations);
    const commit = commitToHead(
      context,
      { tree, parents, message, author },
      `${reflogWord(context, amend, operations, headId)}: ${firstLineOf(message)}`,
    );
    index.save(repo.fs, repo.gitDir);
    forgetOperation(context);
    const showDate = amend || options.reuse !== undefined || options.reedit !== undefined;
    if (options.quiet !== true)
      context.write(
        commitSummary(context, commit, {
          isInitial: headId === undefined,
          showDate:
            (showDate && options.resetAuthor !== true) ||
            operations.cherryPick != null ||
            options.date !== undefined,
        }),
      );
    return 0;
  },
};

type Options = ReturnType<typeof parseArguments<typeof GRAMMAR.specs>>['options'];

function refuseTwoSources(options: Options): void {
  if (options.fixup !== undefined && options.squash !== undefined)
    die("options '--squash' and '--fixup' cannot be used together");
  const sources = [
    options.reuse !== undefined && '-C',
    options.reedit !== undefined && '-c',
    options.file !== undefined && '-F',
    options.fixup !== undefined && '--fixup',
  ].filter((one) => one !== false);
  if (sources.length === 2) die(`options '${sources.join("' and '")}' cannot be used together`);
  if (sources.length > 2)
    die(`options '${sources.slice(0, -1).join("', '")}' and '${sources.at(-1)}' cannot be used together`);
}

/** The commit that `--fixup` or `--squash` names. @throws GitFailure also for `amend:` and `reword:`. */
function commitToMend(context: CommandContext, name: string): Commit {
  if (/^(amend|reword):/.test(name))
    die(`--fixup=${name.split(':')[0]}: is not available in the lab; use "git rebase -i" and reword`, 129);
  return resolveCommit(context.repo, name, context.revisions) ?? die(`could not lookup commit '${name}'`);
}

function refuseAmend(headId: string | undefined, operations: Operations): void {
  if (headId === undefined) die('You have nothing to amend.');
  if (operations.merge) die('You are in the middle of a merge -- cannot amend.');
  if (operations.cherryPick != null)
    die(
      operations.rebase === undefined
        ? 'You are in the middle of a cherry-pick -- cannot amend.'
        : 'You are in the middle of a rebase -- cannot amend.',
    );
}

const parentTree = (context: CommandContext, head: Commit): string | undefined => {
  const parent = head.parents[0];
  return parent === undefined ? undefined : context.repo.objects.commit(parent).tree;
};

/** The commit whose author (and message) is taken over: `-C`, `-c`, `--amend`, a cherry-pick under way. */
function modelCommit(
  context: CommandContext,
  options: Options,
  operations: Operations,
  head: Commit | undefined,
): Commit | undefined {
  const named = options.reuse ?? options.reedit;
  if (named !== undefined)
    return resolveCommit(context.repo, named, context.revisions) ?? die(`could not lookup commit ${named}`);
  if (options.amend === true) return head;
  return operations.cherryPick == null ? undefined : context.repo.objects.commit(operations.cherryPick);
}

function authorOf(context: CommandContext, options: Options, model: Commit | undefined): Signature {
  if (options.resetAuthor === true && model === undefined)
    die('--reset-author can be used only with -C, -c or --amend.');
  let author = model === undefined || options.resetAuthor === true ? undefined : model.author;
  if (options.author !== undefined) {
    const match = /^([^<]*?)\s*<([^>]*)>/.exec(options.author);
    if (match === null)
      die(`--author '${options.author}' is not 'Name <email>' and matches no existing author`);
    const when = author ?? context.identity('author');
    author = { ...when, name: match[1]!.trim(), email: match[2]! };
  }
  author ??= context.identity('author');
  return options.date === undefined ? author : { ...author, ...readDate(options.date, context.io.clock) };
}

/** The parents of a new commit: HEAD, and what is being merged. */
function parentsOf(context: CommandContext, headId: string | undefined, operations: Operations): string[] {
  const parents = headId === undefined ? [] : [headId];
  if (!operations.merge) return parents;
  const merged = readGitFile(context.repo, 'MERGE_HEAD')!.split('\n').filter(Boolean);
  if (readGitFile(context.repo, 'MERGE_MODE') === 'no-ff') return [...parents, ...merged];
  const { objects } = context.repo;
  return [...parents, ...merged.filter((id) => headId === undefined || !isAncestor(objects, id, headId))];
}

/** Whether what is being picked is a step of a rebase. */
const isRebasePick = ({ repo }: CommandContext, { rebase, cherryPick }: Operations): boolean =>
  rebase !== undefined && cherryPick != null && cherryPick === repo.refs.read('REBASE_HEAD');

function reflogWord(
  context: CommandContext,
  amend: boolean,
  operations: Operations,
  headId: string | undefined,
): string {
  const action = context.env.GIT_REFLOG_ACTION;
  if (action) return action;
  if (headId === undefined) return 'commit (initial)';
  if (amend) return 'commit (amend)';
  if (operations.merge) return 'commit (merge)';
  if (operations.cherryPick != null)
    return isRebasePick(context, operations) ? 'commit (rebase)' : 'commit (cherry-pick)';
  return 'commit';
}

/**
 * Removes the files that told of a merge, a pick or a revert: it has been concluded, or is given up.
 * @param verbose say when a pick or a revert is given up.
 */
export function forgetOperation(context: CommandContext, verbose = false): void {
  const { refs, fs, gitDir } = context.repo;
  const picking = refs.read('CHERRY_PICK_HEAD') !== undefined;
  const reverting = refs.read('REVERT_HEAD') !== undefined;
  if (verbose && picking) context.errorLine('warning: cancelling a cherry picking in progress');
  if (verbose && reverting) context.errorLine('warning: cancelling a revert in progress');
  const stepsLeft = (readGitFile(context.repo, 'sequencer/todo') ?? '').split('\n').length;
  if ((picking || reverting) && stepsLeft <= 1) fs.remove(`${gitDir}/sequencer`);
  for (const name of [
    'CHERRY_PICK_HEAD',
    'REVERT_HEAD',
    'MERGE_HEAD',
    'MERGE_MSG',
    'MERGE_MODE',
    'SQUASH_MSG',
    'AUTO_MERGE',
  ])
    refs.removePseudo(name);
}

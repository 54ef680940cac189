import { resolvePath } from '@/engine/core/file-system';
import { isAncestor } from '../../history/merge-base';
import { resolveCommit, resolveRevision, upstreamRef } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die, GitFailure } from '../../program/failure';
import { choice, flag, parseArguments, value, values } from '../../program/options';
import { shortRefName } from '../../refs/ref-name';
import { readGitFile, readOperations } from '../../status/operation';
import { ignoreRulesOf } from '../../status/status';
import { applyPlan, planMergeReset } from '../../worktree/tree-switch';
import { commitCommand, forgetOperation } from '../commit/commit';
import { fetchedTitle, type MergeHead, mergeTitle, strategyFavor } from './merge-message';
import { refuseUnfinished, runMerge } from './run-merge';

const GRAMMAR = {
  command: 'merge',
  usage: 'merge [<options>] [<commit>...]',
  specs: {
    message: values('m', 'message'),
    file: value('F', 'file'),
    fastForward: choice({ ff: 'yes', 'no-ff': 'no', 'ff-only': 'only' }),
    commit: flag('commit'),
    squash: flag('squash'),
    edit: flag('e', 'edit'),
    quiet: flag('q', 'quiet'),
    verbose: flag('v', 'verbose'),
    stat: choice({ stat: 'yes', summary: 'yes', n: 'no', 'no-stat': 'no', 'no-summary': 'no' }),
    strategy: values('s', 'strategy'),
    strategyOption: values('X', 'strategy-option'),
    unrelated: flag('allow-unrelated-histories'),
    abort: flag('abort'),
    continue: flag('continue'),
    quit: flag('quit'),
    progress: flag('progress'),
    noVerify: flag('verify'),
  },
  lacking: [
    '--log',
    '--cleanup',
    '--into-name',
    '--autostash',
    '--rerere-autoupdate',
    '--verify-signatures',
    '-S',
    '--gpg-sign',
    '--signoff',
    '--overwrite-ignore',
  ],
} as const;

/** `git merge`. */
export const mergeCommand: GitCommand = {
  name: 'merge',
  needs: 'worktree',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    if (options.abort === true) return abortMerge(context);
    if (options.continue === true) return continueMerge(context);
    if (options.quit === true) {
      forgetOperation(context);
      return 0;
    }
    const names = [...operands, ...(paths ?? [])];
    const { config } = context;
    const setting = config.get('merge.ff');
    const configured = setting === 'only' ? 'only' : setting === 'false' ? 'no' : 'yes';
    const squash = options.squash === true;
    if (squash && options.fastForward === 'no')
      die("options '--squash' and '--no-ff.' cannot be used together");
    if (squash && options.commit === true) die("options '--squash' and '--commit.' cannot be used together");
    const strategies = options.strategy.filter((name) => name !== 'ort' && name !== 'recursive');
    const unknown = strategies.find((name) => name !== 'ours');
    if (unknown !== undefined && !['octopus', 'resolve', 'subtree'].includes(unknown))
      throw new GitFailure(
        `Could not find merge strategy '${unknown}'.\nAvailable strategies are: octopus ours recursive resolve subtree.`,
        1,
      );
    if (unknown !== undefined) die(`merge strategy '${unknown}' is not available in the lab`, 129);
    if (names.length > 1) die('a merge of more than two heads is not available in the lab', 129);
    refuseUnfinished(context, context.repo.readIndex().unmergedPaths());
    if (context.repo.refs.head().id === undefined)
      refuseIntoUnborn(squash, options.fastForward ?? configured);
    const name = names[0] ?? defaultHead(context);
    return runMerge(context, {
      head: headNamed(context, name),
      fastForward: squash ? (options.fastForward ?? 'yes') : (options.fastForward ?? configured),
      noCommit: options.commit === false,
      squash,
      message: messageOf(context, options.message, options.file),
      edit: options.edit === true,
      quiet: options.quiet === true,
      stat: (options.stat ?? (config.boolean('merge.stat', true) ? 'yes' : 'no')) === 'yes',
      favor: strategyFavor(options.strategyOption),
      keepOurs: strategies.includes('ours'),
      allowUnrelated: options.unrelated === true,
      reflogAction: context.reflogAction(`merge ${name}`),
    });
  },
};

/** @throws GitFailure for what cannot be done on a branch without a commit. */
function refuseIntoUnborn(squash: boolean, fastForward: string): void {
  if (squash) die('Squash commit into empty head not supported yet');
  if (fastForward === 'no') die('Non-fast-forward commit does not make sense into an empty head');
}

function messageOf(
  context: CommandContext,
  messages: readonly string[],
  file: string | undefined,
): string | undefined {
  if (file !== undefined) {
    const path = resolvePath(context.cwd, file);
    if (!context.io.fs.isFile(path)) throw new GitFailure(`error: could not read file '${file}'`, 129);
    return context.io.fs.readText(path);
  }
  return messages.length === 0 ? undefined : `${messages.join('\n\n')}\n`;
}

/** Without a name, the upstream is merged. */
function defaultHead(context: CommandContext): string {
  const { ref } = context.repo.refs.head();
  if (ref === undefined) die('No current branch.');
  const branch = ref.replace('refs/heads/', '');
  if (context.config.get(`branch.${branch}.remote`) === undefined) die('No remote for the current branch.');
  if (context.config.get(`branch.${branch}.merge`) === undefined)
    die('No default upstream defined for the current branch.');
  return shortRefName(upstreamRef(context.repo, branch));
}

function headNamed(context: CommandContext, typed: string): MergeHead {
  const { repo } = context;
  const name = typed === '-' ? '@{-1}' : typed;
  if (name === 'FETCH_HEAD') return fetchedHead(context);
  const commit = resolveCommit(repo, name, context.revisions);
  if (commit === undefined) return refuseUnknown(context, name);
  const object = resolveRevision(repo, name, context.revisions)!;
  const title = mergeTitle(context, name);
  if (repo.objects.typeOf(object) !== 'tag') return { id: commit.id, name, title };
  return { id: commit.id, name, title, tagMessage: repo.objects.tag(object).message };
}

/** What the last fetch marked for merging. */
function fetchedHead(context: CommandContext): MergeHead {
  const lines = (readGitFile(context.repo, 'FETCH_HEAD') ?? '').split('\n');
  const { repo } = context;
  const fetched = lines
    .filter((line) => /^[0-9a-f]{40}\t\t/.test(line))
    .flatMap((line) => {
      const commit = resolveCommit(repo, line.slice(0, 40));
      return commit === undefined ? [] : [{ line, commit }];
    });
  const head = repo.refs.head().id;
  const fresh = fetched.filter(
    ({ commit }) => head === undefined || !isAncestor(repo.objects, commit.id, head),
  );
  if (fresh.length > 1) die('a merge of more than two heads is not available in the lab', 129);
  const [only] = fresh.length === 0 ? fetched : fresh;
  if (only === undefined) return refuseUnknown(context, 'FETCH_HEAD');
  const { line, commit } = only;
  const title = fetchedTitle(line);
  const object = line.slice(0, 40);
  if (repo.objects.typeOf(object) !== 'tag') return { id: commit.id, name: commit.id, title };
  return { id: commit.id, name: object, title, tagMessage: repo.objects.tag(object).message };
}

function refuseUnknown(context: CommandContext, name: string): never {
  const similar = context.repo.refs
    .list('refs/remotes/')
    .map((ref) => ref.name.slice('refs/remotes/'.length))
    .filter((ref) => ref.slice(ref.indexOf('/') + 1) === name);
  const title = `merge: ${name} - not something we can merge`;
  if (similar.length === 0) throw new GitFailure(title, 1);
  const question = similar.length === 1 ? 'Did you mean this?' : 'Did you mean one of these?';
  throw new GitFailure(`${title}\n\n${question}\n${similar.map((ref) => `\t${ref}`).join('\n')}`, 1);
}

function abortMerge(context: CommandContext): number {
  const { repo, worktree } = context;
  if (!readOperations(repo).merge) die('There is no merge to abort (MERGE_HEAD missing).');
  const head = repo.refs.head().id!;
  const index = repo.readIndex();
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const plan = planMergeReset(scene, repo.objects.commit(head).tree);
  if (!plan.obstacles.isEmpty) {
    context.errorLine(plan.obstacles.describePlainly());
    die("Could not reset index file to revision 'HEAD'.");
  }
  applyPlan(scene, plan);
  index.save(repo.fs, repo.gitDir);
  repo.refs.writePseudo('ORIG_HEAD', head);
  repo.refs.update('HEAD', head, context.note('reset: moving to HEAD'));
  forgetOperation(context);
  return 0;
}

async function continueMerge(context: CommandContext): Promise<number> {
  if (!readOperations(context.repo).merge) die('There is no merge in progress (MERGE_HEAD missing).');
  return commitCommand.run(context.with({ args: [] }));
}

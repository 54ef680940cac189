import { flag, list, value } from '@/engine/core/pflag';
import { bodyOf, type Commit, subjectOf } from '../../../git/objects/commit';
import { mergeMeanwhile } from '../../pulls/merge-meanwhile';
import { openPull } from '../../pulls/open-pull';
import { allPulls } from '../../pulls/pull-file';
import { pullCommits } from '../../pulls/pull-git';
import { reviewPull } from '../../review/review-pull';
import { fullName } from '../../server/github-server';
import { branchTip, defaultBranch, type ServerRepository } from '../../server/server-repository';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { pullUrl } from '../find-pull';
import type { GhContext } from '../gh-context';
import { viaApi } from '../via-api';

const NOT_INTERACTIVE =
  'must provide `--title` and `--body` (or `--fill` or `fill-first` or `--fillverbose`) when not running interactively';

/** `fix-the-loader` as a title: `fix the loader`. */
const titleOfBranch = (branch: string): string => {
  const words = branch.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Title and body from the commits, as `--fill` writes them. */
function filled(commits: readonly Commit[], head: string): { title: string; body: string } {
  const only = commits.length === 1 ? commits[0] : undefined;
  if (only !== undefined) return { title: subjectOf(only.message), body: bodyOf(only.message).trim() };
  return {
    title: titleOfBranch(head),
    body: commits.map(({ message }) => `- ${subjectOf(message)}`).join('\n'),
  };
}

function words({ args, io }: GhContext, commits: readonly Commit[], head: string) {
  const file = args.get('body-file');
  const fromFile = file === undefined ? undefined : file === '-' ? io.stdin : readFile(io, file);
  const own = args.has('fill') ? filled(commits, head) : { title: undefined, body: undefined };
  const title = args.get('title') ?? own.title;
  const body = args.get('body') ?? fromFile ?? own.body;
  if (title === undefined || body === undefined) fail(NOT_INTERACTIVE);
  if (title!.trim() === '') fail("title can't be blank");
  return { title: title!, body: body! };
}

function readFile(io: GhContext['io'], file: string): string {
  const path = file.startsWith('/') ? file : `${io.cwd}/${file}`;
  return io.fs.isFile(path) ? io.fs.readText(path) : fail(`open ${file}: no such file or directory`);
}

/** The branch to offer. `gh` asks where to push it; a script has to have pushed it. */
function headOf(context: GhContext, server: ServerRepository): string {
  const typed = context.args.get('head');
  if (typed !== undefined) return typed.replace(/^[^:]*:/, '');
  const { branch } = context;
  if (branchTip(server, branch) === undefined)
    fail('aborted: you must first push the current branch to a remote, or use the --head flag');
  return branch;
}

export const prCreate: GhCommand = {
  name: 'pr create',
  summary: 'Create a pull request',
  grammar: {
    usage: 'gh pr create [flags]',
    operands: [0, 0],
    flags: [
      REPO,
      value('title', 't'),
      value('body', 'b'),
      value('body-file', 'F'),
      value('base', 'B'),
      value('head', 'H'),
      flag('draft', 'd'),
      flag('fill', 'f'),
      list('reviewer', 'r'),
    ],
  },
  async run(context) {
    const { args } = context;
    const server = await context.server();
    const head = headOf(context, server);
    const base = args.get('base') ?? defaultBranch(server);
    if (head === base) fail(`must be on a branch named differently than "${base}"`);
    const rival = allPulls(server).find(
      (one) => one.state === 'open' && one.head === head && one.base === base,
    );
    if (rival !== undefined)
      fail(
        `a pull request for branch "${head}" into branch "${base}" already exists:\n${pullUrl(server, rival)}`,
      );
    const [headTip, baseTip] = [branchTip(server, head), branchTip(server, base)];
    const commits =
      headTip === undefined || baseTip === undefined
        ? []
        : pullCommits(server, { base: baseTip, head: headTip });
    const { title, body } = words(context, commits, head);
    if (context.isTty)
      context.errorLine(`\nCreating pull request for ${head} into ${base} in ${fullName(server.name)}\n`);
    const pull = viaApi('pull request create failed', 'createPullRequest', () =>
      openPull(server, {
        title,
        body,
        author: context.login,
        head,
        base,
        draft: args.has('draft'),
        reviewers: args.all('reviewer'),
      }),
    );
    reviewPull(server, pull);
    mergeMeanwhile(server, pull);
    context.line(pullUrl(server, pull));
    return 0;
  },
};

import { flag } from '../cli/arguments';
import type { Command } from '../cli/command';
import { checkout } from '../data/checkout';
import { DvcError } from '../errors';
import { experimentNamed, experimentsOf, gitOf } from '../exp/experiments';
import { joinWords } from '../text/humanize';

/** `dvc exp apply`: lays an experiment into the workspace. */
export const expApply: Command = {
  help: 'Apply the changes from an experiment to your workspace.',
  spec: {
    command: 'exp apply',
    operands: [1, 1],
    operandNames: 'experiment',
    options: [flag('no-force', '--no-force')],
  },
  run: async (context) => {
    const repo = await context.repository();
    const [name = ''] = context.args.operands;
    const { commit } = await experimentNamed(repo, name);
    await gitOf(repo).applyCommit(commit);
    repo.forget();
    await checkout(repo, { isForced: true });
    context.out.write(`Changes for experiment '${name}' have been applied to your current workspace.`);
    return 0;
  },
};

/** `dvc exp branch`: makes a branch of an experiment. */
export const expBranch: Command = {
  help: 'Promote an experiment to a Git branch.',
  spec: { command: 'exp branch', operands: [1, 2], operandNames: 'experiment', options: [] },
  run: async (context) => {
    const repo = await context.repository();
    const [name = '', branch = `${name}-branch`] = context.args.operands;
    const { commit } = await experimentNamed(repo, name);
    if ((await gitOf(repo).branches()).some((one) => one.name === branch))
      throw new DvcError(`Git branch '${branch}' already exists.`);
    await gitOf(repo).createBranch(branch, commit);
    context.out.write(`Git branch '${branch}' has been created from experiment '${name}'.`);
    context.out.write(`To switch to the new branch run:\n\n\tgit checkout ${branch}`);
    return 0;
  },
};

/** `dvc exp list`: experiments below the branch or commit that they started from. */
export const expList: Command = {
  help: 'List local and remote experiments.',
  spec: {
    command: 'exp list',
    options: [
      flag('all-commits', '-A', '--all-commits'),
      flag('name-only', '--name-only', '--names-only'),
      flag('sha-only', '--sha', '--sha-only'),
    ],
  },
  run: async (context) => {
    const { args, out } = context;
    const repo = await context.repository();
    const git = gitOf(repo);
    const head = await git.commitOf('HEAD');
    const branches = new Map((await git.branches()).map(({ name, commit }) => [commit, name]));
    const all = (await experimentsOf(repo)).filter((one) => args.has('all-commits') || one.baseline === head);
    let baseline: string | undefined;
    for (const one of all) {
      const isPlain = args.has('name-only') || args.has('sha-only');
      if (!isPlain && one.baseline !== baseline)
        out.write(`${branches.get(one.baseline) ?? one.baseline.slice(0, 7)}:`);
      baseline = one.baseline;
      if (args.has('sha-only')) out.write(one.commit);
      else out.write(args.has('name-only') ? one.name : `\t${one.commit.slice(0, 7)} [${one.name}]`);
    }
    return 0;
  },
};

/** `dvc exp remove`: forgets experiments. */
export const expRemove: Command = {
  help: 'Remove experiments.',
  spec: {
    command: 'exp remove',
    operands: [0, Number.POSITIVE_INFINITY],
    operandNames: 'experiment',
    options: [flag('all-commits', '-A', '--all-commits')],
  },
  run: async (context) => {
    const { args, out } = context;
    const repo = await context.repository();
    const found = [];
    if (args.has('all-commits')) found.push(...(await experimentsOf(repo)));
    else if (args.operands.length === 0)
      throw new DvcError(
        'Either provide an `experiment` argument, or use the `--rev` or `--all-commits` or `--queue` flag.',
      );
    for (const name of args.operands) found.push(await experimentNamed(repo, name));
    for (const { ref } of found) await gitOf(repo).deleteRef(ref);
    if (found.length > 0)
      out.write(`Removed experiments: ${joinWords(found.map(({ name }) => `'${name}'`))}`);
    return 0;
  },
};

import { sha256Hex } from '../../../core/hash';
import { pyJson } from '../../../core/python-text';
import { list, value } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcError } from '../errors';
import { type Experiment, experimentRef, experimentsOf, gitOf, headOf } from '../exp/experiments';
import { experimentName } from '../exp/names';
import { parseChange, setParams } from '../exp/set-params';
import { lockPathOf, readLock } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { type Data, sortedPyValue } from '../text/data';
import { REPRO_OPTIONS, reproduceTargets } from './repro';

/**
 * `dvc exp run`: changes parameters, reproduces, and keeps what came of it as a commit beside the branches. The workspace
 * keeps the results; HEAD stays.
 */
export const expRun: Command = {
  help: 'Run or resume an experiment.',
  spec: {
    command: 'exp run',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      ...REPRO_OPTIONS,
      value('name', '-n', '--name'),
      list('set-param', '-S', '--set-param'),
      value('message', '-m', '--message'),
    ],
  },
  run: async (context) => {
    const { args, io, out } = context;
    const repo = await context.repository();
    const baseline = await headOf(repo);
    const all = await experimentsOf(repo);
    const name = args.value('name') ?? experimentName(io.rng, new Set(all.map((one) => one.name)));
    refuseTaken(all, baseline, name, args.has('force'));
    const changes = args.list('set-param').map(parseChange);
    setParams(repo, changes);
    repo.forget();
    out.write(`Reproducing experiment '${name}'`);
    await reproduceOrRollBack(context, repo);
    if (args.has('dry')) return 0;
    await keep(context, repo, baseline, name);
    out.write(`\nRan experiment(s): ${name}`);
    out.write('Experiment results have been applied to your workspace.');
    return 0;
  },
};

async function reproduceOrRollBack(context: CommandContext, repo: Repository): Promise<void> {
  try {
    await reproduceTargets(context, repo);
  } catch (thrown) {
    repo.scm.rollBack();
    throw thrown;
  }
}

function refuseTaken(all: readonly Experiment[], baseline: string, name: string, isForced: boolean): void {
  if (
    !/^[^\s~^:?*[\\/]+$/.test(name) ||
    name.startsWith('-') ||
    name.endsWith('.lock') ||
    name.includes('..')
  )
    throw new DvcError(
      `Invalid exp name ${name}, the exp name must follow rules in https://git-scm.com/docs/git-check-ref-format`,
    );
  if (!isForced && all.some((one) => one.baseline === baseline && one.name === name))
    throw new DvcError(
      `Experiment conflicts with existing experiment '${name}'. To overwrite the existing experiment run:\n\n\tdvc exp run -f ...\n\n` +
        'To run this experiment with a different name run:\n\n\tdvc exp run -n <new_name> ...\n',
    );
}

async function keep(
  { args }: CommandContext,
  repo: Repository,
  baseline: string,
  name: string,
): Promise<void> {
  repo.forget();
  const { stages } = await repo.index();
  // Results that git is to keep: what DVC wrote, and outputs that the cache does not hold.
  const uncached = stages.flatMap((stage) =>
    stage.outs.filter((out) => !out.isCached && !out.path.startsWith('/')),
  );
  const files = [...repo.scm.toTrack, ...uncached.map((out) => repo.paths.absolute(out.path))];
  const message =
    args.value('message') ??
    `dvc: commit experiment ${resultHash(
      repo,
      stages.map((stage) => stage.file),
    )}`;
  await gitOf(repo).commitAside({
    message,
    add: [...new Set(files.filter((path) => repo.fs.isFile(path)))],
    ref: experimentRef(baseline, name),
  });
}

/** What tells the results of experiments apart: everything that `dvc.lock` files say. */
function resultHash(repo: Repository, files: readonly string[]): string {
  const entries = new Map<string, Data>();
  for (const file of new Set(files.filter((one) => !one.endsWith('.dvc'))))
    for (const [name, entry] of readLock(repo, lockPathOf(file)) ?? []) entries.set(name, entry);
  return sha256Hex(pyJson(sortedPyValue(entries)));
}

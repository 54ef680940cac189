import { pyJson } from '../../../core/python-text';
import { flag, many, type OptionSpec } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { readPlots } from '../compare/plots';
import { DvcError } from '../errors';
import type { Repository } from '../repo/repository';
import { type Snapshot, snapshotOf, workspaceSnapshot } from '../repo/snapshot';
import { vegaSpec } from '../text/vega';

const OPTIONS: readonly OptionSpec[] = [flag('json', '--json'), flag('show-vega', '--show-vega')];

async function show(
  { args, out }: CommandContext,
  repo: Repository,
  snapshots: readonly Snapshot[],
  targets: readonly string[],
): Promise<number> {
  if (!args.has('json') && !args.has('show-vega'))
    throw new DvcError(
      'the lab writes no HTML of plots: its panel draws them, and `--json` or `--show-vega` print them in Vega-Lite',
    );
  const plots = await readPlots(repo, snapshots, targets);
  if (args.has('show-vega')) {
    if (plots.length !== 1) throw new DvcError('please specify a target for `--show-vega`');
    out.write(pyJson(vegaSpec(plots[0]!), { indent: 4 }));
    return 0;
  }
  const data = plots.map(
    (plot) => [plot.id, [{ type: 'vega', revisions: [...plot.revisions], content: vegaSpec(plot) }]] as const,
  );
  out.write(pyJson({ data: Object.fromEntries(data) }));
  return 0;
}

/** `dvc plots show`: plots of the workspace, as Vega-Lite. */
export const plotsShow: Command = {
  help: 'Generate plots from target files or from plots definitions from all `dvc.yaml` files in the project.',
  spec: { command: 'plots show', operands: [0, Number.POSITIVE_INFINITY], options: OPTIONS },
  run: async (context) => {
    const repo = await context.repository();
    return show(context, repo, [await workspaceSnapshot(repo)], context.args.operands);
  },
};

/** `dvc plots diff`: plots of several revisions in one (the workspace and HEAD unless named). */
export const plotsDiff: Command = {
  help: 'Show multiple versions of a plot by overlaying them in a single image.',
  spec: {
    command: 'plots diff',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [...OPTIONS, many('targets', '--targets')],
  },
  run: async (context) => {
    const repo = await context.repository();
    const names = context.args.operands;
    const revisions =
      names.length === 0 ? ['workspace', 'HEAD'] : names.length === 1 ? ['workspace', names[0]!] : names;
    const snapshots: Snapshot[] = [];
    for (const revision of revisions) snapshots.push(await snapshotOf(repo, revision));
    return show(context, repo, snapshots, context.args.list('targets'));
  },
};

import { pyJson } from '../../../core/python-text';
import { flag } from '../cli/arguments';
import type { Command } from '../cli/command';
import { plainTable } from '../cli/table';
import { plain } from '../compare/value-diff';
import { DvcError } from '../errors';
import { PIPELINE_FILE, type Stage, stageKey } from '../pipeline/stage';
import { collectStages } from '../repo/targets';

const MAX_TEXT = 80;

/** `dvc stage list`: stages and what they make. */
export const stageList: Command = {
  help: 'List stages.',
  spec: {
    command: 'stage list',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('all', '--all'),
      flag('fail', '--fail'),
      flag('recursive', '-R', '--recursive'),
      flag('name-only', '--name-only', '--names-only'),
      flag('json', '--json'),
    ],
  },
  run: async (context) => {
    const { args, out } = context;
    const repo = await context.repository();
    const stages = new Map<string, Stage>();
    if (args.has('all')) for (const stage of (await repo.index()).stages) stages.set(stageKey(stage), stage);
    else
      for (const target of args.operands.length > 0 ? args.operands : [PIPELINE_FILE]) {
        const found = await collectStages(repo, target, { isRecursive: args.has('recursive') });
        for (const stage of found) stages.set(stageKey(stage), stage);
      }
    const all = [...stages.values()];
    if (args.has('json'))
      out.write(pyJson(Object.fromEntries(all.map((stage) => [repo.address(stage), stageJson(stage)]))));
    else if (args.has('name-only')) for (const stage of all) out.write(repo.address(stage));
    else if (all.length > 0)
      out.write(plainTable(all.map((stage) => [repo.address(stage), shorten(descriptionOf(stage))])));
    return 0;
  },
};

const shorten = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);

/** The first line of its own description, or what it makes and reports. */
function descriptionOf(stage: Stage): string {
  const own = stage.desc?.split('\n').find((line) => line !== '');
  if (own !== undefined) return own.trim();
  const inputs = [...stage.deps, ...stage.params].map(({ written }) => written);
  if (stage.outs.length === 0)
    return inputs.length === 0 ? 'No outputs or dependencies' : `Depends on ${inputs.join(', ')}`;
  const reports = stage.outs.filter((out) => out.isMetric || out.plot);
  const outs = stage.outs.filter((out) => !reports.includes(out));
  const names = (list: typeof outs) => list.map(({ written }) => written).join(', ');
  return [
    outs.length > 0 ? `Outputs ${names(outs)}` : '',
    reports.length > 0 ? `Reports ${names(reports)}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function stageJson(stage: Stage) {
  const written = (list: readonly { readonly written: string }[]) => list.map((one) => one.written);
  return {
    cmd: typeof stage.cmd === 'string' ? stage.cmd : stage.cmd ? [...stage.cmd] : null,
    deps: written(stage.deps),
    outs: written(stage.outs.filter((out) => !out.isMetric && !out.plot)),
    metrics: written(stage.outs.filter((out) => out.isMetric)),
    plots: written(stage.outs.filter((out) => out.plot)),
    params: Object.fromEntries(
      stage.params
        .filter(({ recorded }) => recorded && recorded.size > 0)
        .map(({ written: file, recorded }) => [file, plain(recorded!)]),
    ),
    desc: stage.desc ?? null,
  };
}

/** `dvc freeze` and `dvc unfreeze` are refused for what cannot be written back. */
export const parametrizedError = (name: string): DvcError =>
  new DvcError(`cannot dump a parametrized stage: '${name}'`);

import { flag, value } from '../../../../core/pflag';
import { matches } from '../../objects/selector';
import { podUsage } from '../../pods/pod-usage';
import type { KubectlCommand } from '../call';
import { fail } from '../failure';
import { humanDuration } from '../human-duration';
import { readSelector } from '../select';
import { table } from '../table';

/** The metrics server measures this often: a younger pod has no figures. */
const SCRAPE_MS = 15_000;
const MIB = 2 ** 20;

/** What is measured of pods. */
const topPods: KubectlCommand['run'] = (call) => {
  const { view } = call;
  const [name] = call.operands;
  const selector = call.get('selector');
  const requirements = selector === undefined ? [] : readSelector(selector);
  const pods = view
    .list('Pod')
    .filter(({ metadata }) => name === undefined || metadata.name === name)
    .filter(({ metadata }) => matches(metadata.labels, { matchExpressions: requirements }));
  if (pods.length === 0 && name !== undefined)
    return fail(`Error from server (NotFound): pods ${JSON.stringify(name)} not found`);
  if (pods.length === 0) {
    call.note('No resources found in default namespace.');
    return 0;
  }
  const rows = pods.flatMap((pod) => {
    const age = view.now - (pod.status.startedAt ?? view.now);
    const usage = age < SCRAPE_MS ? null : podUsage(view, pod);
    if (usage !== null)
      return [[pod.metadata.name, `${usage.cpuMilli}m`, `${Math.round(usage.memoryBytes / MIB)}Mi`]];
    call.note(
      `error: Metrics not available for pod default/${pod.metadata.name}, age: ${humanDuration(age)}`,
    );
    return [];
  });
  if (rows.length === 0) return 1;
  call.io.stdout(table(call.has('no-headers') ? rows : [['NAME', 'CPU(cores)', 'MEMORY(bytes)'], ...rows]));
  return 0;
};

const topNodes: KubectlCommand['run'] = (call) => {
  const { view } = call;
  const rows = view.settings.nodes.map(({ name, cpuMilli, memoryBytes }) => {
    const used = view
      .list('Pod')
      .filter(({ status }) => status.node === name)
      .map((pod) => podUsage(view, pod));
    const cpu = used.reduce((sum, one) => sum + (one?.cpuMilli ?? 0), 0);
    const memory = used.reduce((sum, one) => sum + (one?.memoryBytes ?? 0), 0);
    const share = (part: number, whole: number) => `${Math.floor((part / whole) * 100)}%`;
    return [
      name,
      `${cpu}m`,
      share(cpu, cpuMilli),
      `${Math.round(memory / MIB)}Mi`,
      share(memory, memoryBytes),
    ];
  });
  call.io.stdout(table([['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'], ...rows]));
  return 0;
};

export const TOP_COMMANDS: readonly KubectlCommand[] = [
  {
    path: 'top pods',
    usage: '[NAME | -l label] [flags]',
    about: 'Display resource (CPU/memory) usage of pods.',
    flags: [value('selector', 'l'), flag('no-headers'), flag('all-namespaces', 'A')],
    run: topPods,
  },
  {
    path: 'top nodes',
    usage: '[flags]',
    about: 'Display resource (CPU/memory) usage of nodes, by the pods of the lab.',
    flags: [flag('no-headers')],
    run: topNodes,
  },
];

import type { GraphBox } from './graph-model';
import { worstAct } from './graph-model';
import { ACT_WORDS, reasonsOf, runText } from './pipeline-words';
import type { RunLog, StageRun } from './run-log';

/** The run that a box shows: while one goes on, and for the stages that it ran until something changes again. */
export function runOf(box: Pick<GraphBox, 'nodes'>, log: RunLog | null): StageRun | undefined {
  if (log === null) return undefined;
  const runs = box.nodes.flatMap(({ name }) => log.stages[name] ?? []);
  const isShown =
    log.exitCode === null ||
    runs.some(({ state }) => state === 'failed' || state === 'stopped') ||
    box.nodes.every(({ act }) => act === 'skip');
  if (!isShown) return undefined;
  const order: readonly StageRun['state'][] = [
    'running',
    'failed',
    'stopped',
    'blocked',
    'done',
    'cached',
    'verified',
    'skipped',
  ];
  const state = order.find((one) => runs.some((run) => run.state === one));
  const found = runs.find((run) => run.state === state);
  // What was skipped is up to date, which is the better word once the run is over.
  return log.exitCode !== null && found?.state === 'skipped' ? undefined : found;
}

/** The second line of a box: how far it has come, or what will become of it and why. */
export function statusText(box: GraphBox, log: RunLog | null): string {
  const run = runOf(box, log);
  if (run) return runText(run);
  const act = worstAct(box.nodes);
  if (box.kind === 'group') {
    const many = box.nodes.filter((node) => node.act === act).length;
    return `${box.nodes.length} stages · ${act === 'skip' ? 'up to date' : `${many}: ${ACT_WORDS[act].toLowerCase()}`}`;
  }
  const [node] = box.nodes;
  if (!node) return '';
  if (node.isData && node.act === 'skip') return 'Data';
  if (node.isFrozen) return 'Frozen';
  return ACT_WORDS[act];
}

const KINDS: Readonly<Record<GraphBox['kind'], string>> = {
  stage: 'Stage',
  group: 'Stages',
  data: 'Data',
  file: 'File',
  params: 'Parameters',
};

/** What a box stands for, for those who do not see its shape. */
export const kindText = ({ kind }: GraphBox): string => KINDS[kind];

/** All that is known of a box, for its tooltip. */
export function boxTitle(box: GraphBox, log: RunLog | null): string {
  if (box.nodes.length === 0) return `${kindText(box)} ${box.title}`;
  const reasons = box.nodes.length === 1 ? reasonsOf(box.nodes[0]!) : [];
  return [`${kindText(box)} ${box.title}: ${statusText(box, log)}`, ...reasons].join('\n');
}

import { flag, value } from '../../../../core/pflag';
import { notFound } from '../../admission/admit';
import { replicaSetsOf } from '../../controllers/owned';
import { unlabelled } from '../../controllers/revisions';
import { ROLLOUT_HASH, type Rollout } from '../../objects/rollout';
import { rolloutRevision } from '../../rollouts/rollout-sets';
import type { Steering } from '../../state/inputs';
import type { KubectlCall, KubectlCommand } from '../call';
import { change, changeTemplate } from '../change';
import { timeoutOf } from '../commands/rollout-status';
import { setImages } from '../commands/scale';
import { fail } from '../failure';
import { isoTime } from '../iso-time';
import { table } from '../table';
import { actualWeight, rolloutHead } from './rollout-head';
import { rolloutTree } from './rollout-tree';

const ARGO = 'argo rollouts';

/** The rollout that is named first; `rollout` before its name is left out. */
function one(call: KubectlCall): Rollout {
  const words = /^(?:rollouts?|ro)$/.test(call.operands[0] ?? '') ? call.operands.slice(1) : call.operands;
  const name = words[0]?.replace(/^(?:rollouts?|ro)\//, '');
  if (name === undefined) return fail('Error: exactly one rollout is needed: its name');
  const rollout = call.view.find('Rollout', name);
  if (!rollout) throw notFound('Rollout', name);
  return rollout;
}

const command = (
  name: string,
  about: string,
  run: KubectlCommand['run'],
  flags: KubectlCommand['flags'] = [],
): KubectlCommand => ({ path: `${ARGO} ${name}`, usage: 'ROLLOUT_NAME [flags]', about, flags, run });

async function steer(call: KubectlCall, act: Steering, done: string): Promise<number> {
  const { metadata } = one(call);
  await call.session.give({ type: 'steer', rollout: metadata.name, act });
  call.line(`rollout '${metadata.name}' ${done}`);
  return 0;
}

const statusText = ({ status }: Rollout): string =>
  status.phase === 'Degraded' || status.message === '' ? status.phase : `${status.phase} - ${status.message}`;

/** Whether a rollout will stay as it is unless somebody does something. */
function standsStill({ status, spec }: Rollout): boolean {
  if (status.phase !== 'Paused') return false;
  if (spec.paused) return true;
  const step = spec.strategy.canary?.steps[status.stepIndex ?? -1];
  const isTimed =
    status.pauses.every(({ reason }) => reason === 'CanaryPauseStep') && step?.pause?.duration !== undefined;
  return !isTimed && spec.strategy.blueGreen?.autoPromotionSeconds === undefined;
}

async function followStatus(call: KubectlCall): Promise<number> {
  const { metadata } = one(call);
  const find = () => call.view.find('Rollout', metadata.name);
  let shown = '';
  const show = () => {
    const rollout = find();
    const text = rollout ? statusText(rollout) : '';
    if (text !== shown && text !== '') call.line(text);
    shown = text;
  };
  if (call.get('watch') === 'false') {
    show();
    return find()?.status.phase === 'Degraded' ? 1 : 0;
  }
  const isOver = () => {
    const rollout = find();
    return !rollout || ['Healthy', 'Degraded'].includes(rollout.status.phase) || standsStill(rollout);
  };
  const outcome = await call.session.wait({
    isOver,
    limitMs: timeoutOf(call, '0'),
    signal: call.io.signal,
    onMoment: show,
  });
  if (outcome === 'aborted') return 130;
  const rollout = find();
  if (outcome === 'timeout') return fail('Error: Rollout status watch exceeded timeout');
  if (rollout?.status.phase === 'Degraded')
    return fail(`Error: The rollout is in a degraded state with message: ${rollout.status.message}`);
  if (rollout && standsStill(rollout))
    call.note(
      `The lab waits no longer: this pause ends with kubectl argo rollouts promote ${metadata.name} (or abort).`,
    );
  return 0;
}

function listed(call: KubectlCall): number {
  const rollouts = call.view.list('Rollout');
  if (rollouts.length === 0) {
    call.note('No resources found.');
    return 0;
  }
  const rows = rollouts.map((rollout) => {
    const { metadata, spec, status } = rollout;
    const steps = spec.strategy.canary?.steps.length ?? 0;
    return [
      metadata.name,
      spec.strategy.canary ? 'Canary' : 'BlueGreen',
      status.phase,
      steps > 0 ? `${status.stepIndex ?? steps}/${steps}` : '-',
      spec.strategy.canary
        ? String(status.stableHash === status.currentHash ? 100 : actualWeight(call.view, rollout))
        : '-',
      `${status.readyReplicas}/${status.replicas}`,
      String(spec.replicas),
      String(status.updatedReplicas),
      String(status.availableReplicas),
    ];
  });
  call.io.stdout(
    table([
      ['NAME', 'STRATEGY', 'STATUS', 'STEP', 'SET-WEIGHT', 'READY', 'DESIRED', 'UP-TO-DATE', 'AVAILABLE'],
      ...rows,
    ]),
  );
  return 0;
}

async function undone(call: KubectlCall): Promise<number> {
  const rollout = one(call);
  const sets = [...replicaSetsOf(call.view, rollout)].sort((a, b) => rolloutRevision(a) - rolloutRevision(b));
  const wanted = Number(call.get('to-revision') ?? 0);
  const target = wanted === 0 ? sets.at(-2) : sets.find((set) => rolloutRevision(set) === wanted);
  if (!target)
    return fail(
      wanted === 0
        ? `Error: no revision found for rollout ${JSON.stringify(rollout.metadata.name)}`
        : `Error: unable to find specified revision ${wanted} in history`,
    );
  await changeTemplate(call, rollout, unlabelled(target.spec.template, ROLLOUT_HASH));
  call.line(`rollout '${rollout.metadata.name}' undo`);
  return 0;
}

async function restarted(call: KubectlCall): Promise<number> {
  const rollout = one(call);
  const { template } = rollout.spec;
  const annotations = {
    ...template.metadata.annotations,
    'kubectl.kubernetes.io/restartedAt': isoTime(call.view.now),
  };
  await changeTemplate(call, rollout, { ...template, metadata: { ...template.metadata, annotations } });
  call.line(`rollout '${rollout.metadata.name}' restarts in 0s`);
  return 0;
}

async function imageSet(call: KubectlCall): Promise<number> {
  const pairs = call.operands.filter((word) => word.includes('='));
  const rollout = one(call);
  await setImages(call, rollout, pairs);
  call.line(`rollout ${JSON.stringify(rollout.metadata.name)} image updated`);
  return 0;
}

export const ARGO_COMMANDS: readonly KubectlCommand[] = [
  command(
    'get rollout',
    'Get details about a rollout.',
    (call) => {
      if (call.has('watch'))
        return fail(
          'Error: --watch is not available in the lab: kubectl argo rollouts status lets time pass',
        );
      const rollout = one(call);
      call.io.stdout(rolloutHead(call.view, rollout) + rolloutTree(call.view, rollout));
      return 0;
    },
    [flag('watch', 'w'), flag('no-color')],
  ),
  command('list rollouts', 'List rollouts.', listed),
  command('status', 'Show the status of a rollout. The lab lets time pass until it is done.', followStatus, [
    value('watch', 'w'),
    value('timeout', 't'),
  ]),
  command(
    'promote',
    'Promote a rollout: past a pause, or (--full) past all that is left.',
    (call) =>
      call.has('full') ? steer(call, 'promote-full', 'fully promoted') : steer(call, 'promote', 'promoted'),
    [flag('full')],
  ),
  command('abort', 'Abort a rollout: back to the stable version.', (call) => steer(call, 'abort', 'aborted')),
  command('retry rollout', 'Retry an aborted rollout.', (call) => steer(call, 'retry', 'retried')),
  command('set image', 'Update the image of a rollout.', imageSet),
  command('undo', 'Undo a rollout.', undone, [value('to-revision')]),
  command('restart', 'Restart the pods of a rollout.', restarted),
  command('pause', 'Pause a rollout.', async (call) => {
    const rollout = one(call);
    await change(call, rollout, { spec: { paused: true } });
    call.line(`rollout '${rollout.metadata.name}' paused`);
    return 0;
  }),
  command('resume', 'Resume a rollout that was paused by hand.', async (call) => {
    const rollout = one(call);
    await change(call, rollout, { spec: { paused: false } });
    call.line(`rollout '${rollout.metadata.name}' resumed`);
    return 0;
  }),
];

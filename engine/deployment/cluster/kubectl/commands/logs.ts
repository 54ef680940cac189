import { flag, value } from '../../../../core/pflag';
import { activePodsOf, replicaSetsOf } from '../../controllers/owned';
import type { Pod } from '../../objects/pod';
import { matches } from '../../objects/selector';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { findOne, readSelector } from '../select';

function podsFor(call: KubectlCall): readonly Pod[] {
  const selector = call.get('selector');
  if (selector !== undefined)
    return call.view
      .list('Pod')
      .filter(({ metadata }) => matches(metadata.labels, { matchExpressions: readSelector(selector) }));
  const [first, ...rest] = call.operands;
  if (first === undefined)
    return fail(
      "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
    );
  if (!first.includes('/')) return [findOne(call.view, ['pod', first], ['Pod'])];
  const object = findOne(
    call.view,
    [first, ...rest.slice(1)],
    ['Pod', 'Deployment', 'ReplicaSet', 'Rollout'],
  );
  if (object.kind === 'Pod') return [object];
  const sets = object.kind === 'ReplicaSet' ? [object] : replicaSetsOf(call.view, object);
  const pods = sets.flatMap((set) => activePodsOf(call.view, set));
  const [pod] = pods;
  if (!pod) return fail(`error: timed out waiting for the condition`);
  if (pods.length > 1) call.note(`Found ${pods.length} pods, using pod/${pod.metadata.name}`);
  return [pod];
}

function logOf(call: KubectlCall, { metadata, status }: Pod): string {
  const asked = call.get('container');
  const container =
    asked === undefined ? status.containers[0]! : status.containers.find(({ name }) => name === asked);
  if (!container) return fail(`error: container ${asked} is not valid for pod ${metadata.name}`);
  const isPrevious = call.has('previous');
  if (isPrevious && container.last === null)
    return fail(
      `Error from server (BadRequest): previous terminated container ${JSON.stringify(container.name)} in pod ${JSON.stringify(metadata.name)} not found`,
    );
  const { state } = container;
  if (state.kind === 'waiting' && container.last === null)
    return fail(
      `Error from server (BadRequest): container ${JSON.stringify(container.name)} in pod ${JSON.stringify(metadata.name)} is waiting to start: ${state.reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : state.reason}`,
    );
  return call.view.behaviour(container.behaviour)?.log ?? '';
}

export const LOGS: KubectlCommand = {
  path: 'logs',
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]',
  about: 'Print the logs for a container in a pod: in the lab, what it printed when it started.',
  flags: [
    flag('follow', 'f'),
    flag('previous', 'p'),
    value('container', 'c'),
    value('tail'),
    value('selector', 'l'),
    flag('all-containers'),
    flag('timestamps'),
    flag('prefix'),
    value('since'),
  ],
  run: (call) => {
    if (call.has('follow'))
      return fail(
        'error: --follow is not available in the lab: its pods print nothing while nobody asks them',
      );
    for (const pod of podsFor(call)) {
      const lines = logOf(call, pod).split(/(?<=\n)/);
      const tail = Number(call.get('tail') ?? -1);
      const shown = (tail >= 0 ? lines.slice(Math.max(0, lines.length - tail)) : lines).filter(
        (line) => line !== '',
      );
      const prefix = call.has('prefix')
        ? `[pod/${pod.metadata.name}/${pod.status.containers[0]!.name}] `
        : '';
      call.io.stdout(shown.map((line) => prefix + line).join(''));
    }
    return 0;
  },
};

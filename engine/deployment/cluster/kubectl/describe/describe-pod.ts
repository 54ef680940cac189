import type { ContainerState, ContainerStatus, Pod, Terminated } from '../../objects/pod';
import type { Container } from '../../objects/pod-template';
import { longTime } from '../iso-time';
import { podStatus } from '../pod-words';
import { type FieldLine, fieldLines, indentedTable, textLines } from './fields';
import { containerLines } from './template-lines';

const terminatedLines = ({ reason, exitCode, startedAt, finishedAt }: Terminated): readonly FieldLine[] => [
  ['  Reason', reason],
  ['  Exit Code', String(exitCode)],
  ['  Started', longTime(startedAt)],
  ['  Finished', longTime(finishedAt)],
];

function stateLines(state: ContainerState): readonly FieldLine[] {
  switch (state.kind) {
    case 'running':
      return [
        ['State', 'Running'],
        ['  Started', longTime(state.startedAt)],
      ];
    case 'waiting':
      return [
        ['State', 'Waiting'],
        ['  Reason', state.reason],
        ...(state.message === '' ? [] : [['  Message', state.message] as const]),
      ];
    case 'terminated':
      return [['State', 'Terminated'], ...terminatedLines(state)];
  }
}

function statusLines(
  container: Container,
  { image, imageId, state, last, ready, restarts }: ContainerStatus,
): string {
  return fieldLines(
    [
      ['Image', image],
      ['Image ID', imageId],
      ...stateLines(state),
      ...(last ? [['Last State', 'Terminated'] as const, ...terminatedLines(last)] : []),
      ['Ready', ready ? 'True' : 'False'],
      ['Restart Count', String(restarts)],
      ...containerLines(container),
    ],
    '    ',
  );
}

/** What `kubectl describe pod` says, up to the events. */
export function podDescription(pod: Pod): string {
  const { metadata, spec, status } = pod;
  const { owner } = metadata;
  const head = fieldLines([
    ['Name', metadata.name],
    ['Namespace', metadata.namespace],
    ['Node', status.node ?? '<none>'],
    ...(status.startedAt === null ? [] : [['Start Time', longTime(status.startedAt)] as const]),
    ['Labels', textLines(metadata.labels)],
    ['Annotations', textLines(metadata.annotations, ': ')],
    ['Status', metadata.deletedAt === null ? status.phase : podStatus(pod)],
    ['IP', status.ip],
    ...(owner ? [['Controlled By', `${owner.kind}/${owner.name}`] as const] : []),
  ]);
  const containers = spec.containers
    .map((container, at) => `  ${container.name}:\n${statusLines(container, status.containers[at]!)}`)
    .join('');
  const is = (value: boolean) => (value ? 'True' : 'False');
  const conditions = indentedTable(
    ['Type', 'Status'],
    [
      ['Initialized', is(status.node !== null)],
      ['Ready', is(status.ready)],
      ['ContainersReady', is(status.ready)],
      ['PodScheduled', is(status.node !== null)],
    ],
  );
  return `${head}Containers:\n${containers}Conditions:\n${conditions}`;
}

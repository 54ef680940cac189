import { replicaSetsOf } from '../../controllers/owned';
import { LAST_APPLIED } from '../../controllers/revisions';
import type { ClusterObject, ObjectByKind } from '../../objects/kinds';
import type { Condition } from '../../objects/meta';
import { selectorText } from '../../objects/selector';
import { HASH_LABEL } from '../../objects/workloads';
import { endpointAddresses } from '../../pods/endpoints';
import { templateHash } from '../../state/names';
import type { ClusterView } from '../../state/view';
import { humanDuration } from '../human-duration';
import { longTime } from '../iso-time';
import { yamlText } from '../print-objects';
import { podDescription } from './describe-pod';
import { type FieldLine, fieldLines, indentedTable, textLines } from './fields';
import { templateLines } from './template-lines';

/** The annotations that people wrote. */
const annotationsOf = ({ metadata }: ClusterObject): readonly string[] => {
  const { [LAST_APPLIED]: _applied, ...rest } = metadata.annotations;
  return textLines(rest, ': ');
};

const headOf = (object: ClusterObject): readonly FieldLine[] => [
  ['Name', object.metadata.name],
  ['Namespace', object.metadata.namespace],
  ['CreationTimestamp', longTime(object.metadata.createdAt)],
  ['Labels', textLines(object.metadata.labels)],
  ['Annotations', annotationsOf(object)],
];

function conditionLines(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '';
  return `Conditions:\n${indentedTable(
    ['Type', 'Status', 'Reason'],
    conditions.map(({ type, status, reason }) => [type, status, reason]),
  )}`;
}

/** What has been said of an object, as a table at the end of its description. */
export function eventLines(view: ClusterView, object: ClusterObject): string {
  const own = view.events.filter(({ about }) => about.uid === object.metadata.uid);
  if (own.length === 0) return 'Events:  <none>\n';
  const rows = own.map(({ type, reason, lastAt, firstAt, count, from, message }) => [
    type,
    reason,
    count > 1
      ? `${humanDuration(view.now - lastAt)} (x${count} over ${humanDuration(view.now - firstAt)})`
      : humanDuration(view.now - lastAt),
    from,
    message,
  ]);
  return `Events:\n${indentedTable(['Type', 'Reason', 'Age', 'From', 'Message'], rows)}`;
}

function deploymentText(view: ClusterView, deployment: ObjectByKind['Deployment']): string {
  const { spec, status } = deployment;
  const sets = replicaSetsOf(view, deployment);
  const hash = templateHash(spec.template);
  const named = ({ metadata, spec: own, status: has }: (typeof sets)[number]) =>
    `${metadata.name} (${has.replicas}/${own.replicas} replicas created)`;
  const current = sets.find(({ metadata }) => metadata.labels[HASH_LABEL] === hash);
  const { strategy } = spec;
  const lines: FieldLine[] = [
    ...headOf(deployment),
    ['Selector', selectorText(spec.selector)],
    [
      'Replicas',
      `${spec.replicas} desired | ${status.updatedReplicas} updated | ${status.replicas} total | ${status.availableReplicas} available | ${status.unavailableReplicas} unavailable`,
    ],
    ['StrategyType', strategy.type],
    ['MinReadySeconds', String(spec.minReadySeconds)],
    ...(strategy.type === 'RollingUpdate'
      ? [
          [
            'RollingUpdateStrategy',
            `${strategy.rollingUpdate.maxUnavailable} max unavailable, ${strategy.rollingUpdate.maxSurge} max surge`,
          ] as const,
        ]
      : []),
  ];
  const old = sets.filter((set) => set !== current).map(named);
  return `${fieldLines(lines)}${templateLines(spec.template, 'Pod Template:')}${conditionLines(status.conditions)}${fieldLines(
    [
      ['OldReplicaSets', old.join(', ') || '<none>'],
      ['NewReplicaSet', current ? named(current) : '<none>'],
    ],
  )}`;
}

function serviceText(view: ClusterView, service: ObjectByKind['Service']): string {
  const { spec, status } = service;
  const addresses = endpointAddresses(view, service);
  return fieldLines([
    ...headOf(service).filter(([name]) => name !== 'CreationTimestamp'),
    ['Selector', selectorText({ matchLabels: spec.selector })],
    ['Type', spec.type],
    ['IP', spec.clusterIP],
    ...(status.address === null ? [] : [['LoadBalancer Ingress', status.address] as const]),
    ...spec.ports.flatMap(({ name = '<unset>', port, protocol, targetPort, nodePort }): FieldLine[] => [
      ['Port', `${name}  ${port}/${protocol}`],
      ['TargetPort', `${targetPort}/${protocol}`],
      ...(nodePort === undefined ? [] : [['NodePort', `${name}  ${nodePort}/${protocol}`] as const]),
    ]),
    ['Endpoints', addresses.join(',') || '<none>'],
  ]);
}

function autoscalerText(hpa: ObjectByKind['HorizontalPodAutoscaler']): string {
  const { spec, status } = hpa;
  const metrics = status.metrics.map(({ name, type, current, target }) => {
    const what = type === 'Resource' ? `resource ${name} on pods  (as a percentage of request)` : `"${name}"`;
    return `  ${what}:  ${current ?? '<unknown>'} / ${target}\n`;
  });
  const conditions = status.conditions.map(({ type, status: is, reason, message }) => [
    type,
    is,
    reason,
    message,
  ]);
  return `${fieldLines([
    ...headOf(hpa),
    ['Reference', `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`],
  ])}Metrics:  ( current / target )\n${metrics.join('')}${fieldLines([
    ['Min replicas', String(spec.minReplicas)],
    ['Max replicas', String(spec.maxReplicas)],
    [
      `${spec.scaleTargetRef.kind} pods`,
      `${status.currentReplicas} current / ${status.desiredReplicas} desired`,
    ],
  ])}${conditions.length > 0 ? `Conditions:\n${indentedTable(['Type', 'Status', 'Reason', 'Message'], conditions)}` : ''}`;
}

function replicaSetText(view: ClusterView, set: ObjectByKind['ReplicaSet']): string {
  const pods = view.list('Pod').filter(({ metadata }) => metadata.owner?.uid === set.metadata.uid);
  const count = (test: (phase: string) => boolean) => pods.filter(({ status }) => test(status.phase)).length;
  const { owner } = set.metadata;
  return `${fieldLines([
    ...headOf(set),
    ['Selector', selectorText(set.spec.selector)],
    ...(owner ? [['Controlled By', `${owner.kind}/${owner.name}`] as const] : []),
    ['Replicas', `${set.status.replicas} current / ${set.spec.replicas} desired`],
    [
      'Pods Status',
      `${count((one) => one === 'Running')} Running / ${count((one) => one === 'Pending')} Waiting / ${count((one) => one === 'Succeeded')} Succeeded / ${count((one) => one === 'Failed')} Failed`,
    ],
  ])}${templateLines(set.spec.template, 'Pod Template:')}`;
}

const dataText = (object: ObjectByKind['ConfigMap'] | ObjectByKind['Secret']): string => {
  const entries = Object.entries(object.spec.data);
  const head = fieldLines(headOf(object).filter(([name]) => name !== 'CreationTimestamp'));
  if (object.kind === 'Secret')
    return `${head}\nType:  ${object.spec.type}\n\nData\n====\n${entries.map(([key, text]) => `${key}:  ${Math.floor((text.replace(/=+$/, '').length * 3) / 4)} bytes\n`).join('')}\n`;
  return `${head}\nData\n====\n${entries.map(([key, text]) => `${key}:\n----\n${text}\n\n`).join('')}`;
};

/** What `kubectl describe` says of an object. */
export function describeObject(view: ClusterView, object: ClusterObject): string {
  const body = (): string => {
    switch (object.kind) {
      case 'Deployment':
        return deploymentText(view, object);
      case 'Pod':
        return podDescription(object);
      case 'Service':
        return serviceText(view, object);
      case 'ReplicaSet':
        return replicaSetText(view, object);
      case 'HorizontalPodAutoscaler':
        return autoscalerText(object);
      case 'ConfigMap':
      case 'Secret':
        return dataText(object);
      default:
        // Custom resources have no description of their own: their fields are shown as they are.
        return `${fieldLines([...headOf(object), ['API Version', object.apiVersion], ['Kind', object.kind]])}Spec:\n${yamlText(object.spec).replace(/^/gm, '  ').trimEnd()}\n`;
    }
  };
  return body() + eventLines(view, object);
}

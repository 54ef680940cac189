import type { ClusterObject, Kind, ObjectByKind } from '../objects/kinds';
import type { PodTemplate } from '../objects/pod-template';
import { selectorText } from '../objects/selector';
import type { ClusterView } from '../state/view';
import { humanDuration } from './human-duration';
import { lastRestart, podReady, podRestarts, podStatus } from './pod-words';

/** A column: its head, and its cell for an object. `wide`: only with `-o wide`. */
interface Column<Item> {
  readonly head: string;
  readonly cell: (object: Item, view: ClusterView) => string;
  readonly wide?: boolean;
}

const age = ({ metadata }: ClusterObject, { now }: ClusterView) => humanDuration(now - metadata.createdAt);

const NAME: Column<ClusterObject> = { head: 'NAME', cell: ({ metadata }) => metadata.name };
const AGE: Column<ClusterObject> = { head: 'AGE', cell: age };

const templateColumns = <Item extends ClusterObject>(
  of: (object: Item) => PodTemplate,
): readonly Column<Item>[] => [
  {
    head: 'CONTAINERS',
    wide: true,
    cell: (object) =>
      of(object)
        .spec.containers.map(({ name }) => name)
        .join(','),
  },
  {
    head: 'IMAGES',
    wide: true,
    cell: (object) =>
      of(object)
        .spec.containers.map(({ image }) => image)
        .join(','),
  },
];

const restarts = (pod: ObjectByKind['Pod'], { now }: ClusterView): string => {
  const count = podRestarts(pod);
  const at = lastRestart(pod);
  return count > 0 && at !== null ? `${count} (${humanDuration(now - at)} ago)` : String(count);
};

const targets = ({ spec, status }: ObjectByKind['HorizontalPodAutoscaler']): string =>
  status.metrics.length === 0
    ? `${spec.metrics.map((metric) => (metric.type === 'Resource' ? `${metric.resource.name}: ` : '')).join('')}<unknown>`
    : status.metrics
        .map(
          ({ name, current, target, type }) =>
            `${type === 'Resource' ? `${name}: ` : ''}${current ?? '<unknown>'}/${target}`,
        )
        .join(', ');

const ports = ({ spec }: ObjectByKind['Service']): string =>
  spec.ports
    .map(
      ({ port, nodePort, protocol }) => `${port}${nodePort === undefined ? '' : `:${nodePort}`}/${protocol}`,
    )
    .join(',') || '<none>';

const text =
  <Item>(of: (object: Item) => string | number): ((object: Item) => string) =>
  (object) =>
    String(of(object));

const COLUMNS: { readonly [K in Kind]: readonly Column<ObjectByKind[K]>[] } = {
  Pod: [
    NAME,
    { head: 'READY', cell: podReady },
    { head: 'STATUS', cell: podStatus },
    { head: 'RESTARTS', cell: restarts },
    AGE,
    { head: 'IP', wide: true, cell: ({ status }) => status.ip || '<none>' },
    { head: 'NODE', wide: true, cell: ({ status }) => status.node ?? '<none>' },
    { head: 'NOMINATED NODE', wide: true, cell: () => '<none>' },
    { head: 'READINESS GATES', wide: true, cell: () => '<none>' },
  ],
  Service: [
    NAME,
    { head: 'TYPE', cell: ({ spec }) => spec.type },
    { head: 'CLUSTER-IP', cell: ({ spec }) => spec.clusterIP },
    {
      head: 'EXTERNAL-IP',
      cell: ({ spec, status }) => (spec.type === 'LoadBalancer' ? (status.address ?? '<pending>') : '<none>'),
    },
    { head: 'PORT(S)', cell: ports },
    AGE,
    { head: 'SELECTOR', wide: true, cell: ({ spec }) => selectorText({ matchLabels: spec.selector }) },
  ],
  Deployment: [
    NAME,
    { head: 'READY', cell: ({ spec, status }) => `${status.readyReplicas}/${spec.replicas}` },
    { head: 'UP-TO-DATE', cell: text(({ status }) => status.updatedReplicas) },
    { head: 'AVAILABLE', cell: text(({ status }) => status.availableReplicas) },
    AGE,
    ...templateColumns<ObjectByKind['Deployment']>(({ spec }) => spec.template),
    { head: 'SELECTOR', wide: true, cell: ({ spec }) => selectorText(spec.selector) },
  ],
  ReplicaSet: [
    NAME,
    { head: 'DESIRED', cell: text(({ spec }) => spec.replicas) },
    { head: 'CURRENT', cell: text(({ status }) => status.replicas) },
    { head: 'READY', cell: text(({ status }) => status.readyReplicas) },
    AGE,
    ...templateColumns<ObjectByKind['ReplicaSet']>(({ spec }) => spec.template),
    { head: 'SELECTOR', wide: true, cell: ({ spec }) => selectorText(spec.selector) },
  ],
  HorizontalPodAutoscaler: [
    NAME,
    { head: 'REFERENCE', cell: ({ spec: { scaleTargetRef: ref } }) => `${ref.kind}/${ref.name}` },
    { head: 'TARGETS', cell: targets },
    { head: 'MINPODS', cell: text(({ spec }) => spec.minReplicas) },
    { head: 'MAXPODS', cell: text(({ spec }) => spec.maxReplicas) },
    { head: 'REPLICAS', cell: text(({ status }) => status.currentReplicas) },
    AGE,
  ],
  ConfigMap: [NAME, { head: 'DATA', cell: text(({ spec }) => Object.keys(spec.data).length) }, AGE],
  Secret: [
    NAME,
    { head: 'TYPE', cell: ({ spec }) => spec.type },
    { head: 'DATA', cell: text(({ spec }) => Object.keys(spec.data).length) },
    AGE,
  ],
  Rollout: [
    NAME,
    { head: 'DESIRED', cell: text(({ spec }) => spec.replicas) },
    { head: 'CURRENT', cell: text(({ status }) => status.replicas) },
    { head: 'UP-TO-DATE', cell: text(({ status }) => status.updatedReplicas) },
    { head: 'AVAILABLE', cell: text(({ status }) => status.availableReplicas) },
    AGE,
  ],
  AnalysisTemplate: [NAME, AGE],
  AnalysisRun: [NAME, { head: 'STATUS', cell: ({ status }) => status.phase }, AGE],
};

/** The heads of a kind's table, and the rows of its objects. */
export function rowsOf<K extends Kind>(
  kind: K,
  objects: readonly ObjectByKind[K][],
  view: ClusterView,
  isWide: boolean,
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const columns = COLUMNS[kind].filter(({ wide }) => isWide || !wide);
  return {
    heads: columns.map(({ head }) => head),
    rows: objects.map((object) => columns.map(({ cell }) => cell(object, view))),
  };
}

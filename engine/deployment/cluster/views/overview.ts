import type { ServiceContext } from '../../../core/lab-service';
import { endpointAddresses } from '../pods/endpoints';
import { eventAt } from '../state/events';
import type { ClusterView } from '../state/view';
import { ClusterSession } from '../store/cluster-session';
import { manifestFiles } from './manifest-files';
import { type WorkloadView, workloadViews } from './workload-view';

/** A service and what it leads to. */
export interface ServiceView {
  readonly name: string;
  readonly type: string;
  readonly address: string;
  readonly ports: string;
  readonly endpoints: readonly string[];
}

/** Something that was said. Times in milliseconds. */
export interface EventView {
  readonly key: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly about: string;
  readonly message: string;
  readonly count: number;
  readonly at: number;
}

/** All that the panel of the cluster shows. */
export interface ClusterOverview {
  /** Cluster time, in milliseconds; null: there is no cluster yet. */
  readonly now: number | null;
  /** By how much it is before the lab's clock. */
  readonly aheadMs: number;
  readonly workloads: readonly WorkloadView[];
  readonly services: readonly ServiceView[];
  readonly nodes: readonly { readonly name: string; readonly pods: number }[];
  /** The newest first. */
  readonly events: readonly EventView[];
  /** Manifests of the project, by path. */
  readonly files: readonly string[];
  /** Whether something moves, so that it is worth looking again soon. */
  readonly isMoving: boolean;
}

const SHOWN_EVENTS = 100;

const serviceViews = (view: ClusterView): readonly ServiceView[] =>
  view.list('Service').map((service) => ({
    name: service.metadata.name,
    type: service.spec.type,
    address: service.status.address ?? service.spec.clusterIP,
    ports: service.spec.ports.map(({ port, targetPort }) => `${port} → ${targetPort}`).join(', '),
    endpoints: endpointAddresses(view, service),
  }));

const eventViews = (view: ClusterView): readonly EventView[] =>
  [...view.events]
    .reverse()
    .slice(0, SHOWN_EVENTS)
    .map((event) => {
      const { about, type, reason, message, count, lastAt } = eventAt(event, view.now);
      return {
        key: `${about.uid}/${reason}/${message}`,
        type,
        reason,
        about: `${about.kind.toLowerCase()}/${about.name}`,
        message,
        count,
        at: lastAt,
      };
    });

/** The question of the panel: the cluster as it is now. It only looks. `_tick` is another number when it is asked anew. */
export function clusterOverview({ fs, clock }: ServiceContext, _tick: number): ClusterOverview {
  const view = ClusterSession.peek({ fs, clock });
  const files = manifestFiles(fs);
  if (view === null)
    return {
      now: null,
      aheadMs: 0,
      workloads: [],
      services: [],
      nodes: [],
      events: [],
      files,
      isMoving: false,
    };
  const pods = view.list('Pod');
  const workloads = workloadViews(view);
  return {
    now: view.now,
    aheadMs: Math.max(0, view.now - clock.now()),
    workloads,
    services: serviceViews(view),
    nodes: view.settings.nodes.map(({ name }) => ({
      name,
      pods: pods.filter(({ status }) => status.node === name).length,
    })),
    events: eventViews(view),
    files,
    isMoving: pods.some(({ status }) => !status.ready) || workloads.some(({ phase }) => phase === 'moving'),
  };
}

import type { Service } from '../objects/config';
import type { Pod } from '../objects/pod';
import { matches } from '../objects/selector';
import type { ClusterView } from '../state/view';

/** The pods that get requests of a service: ready ones that its selector means. */
export function endpointsOf(view: ClusterView, { spec }: Service): readonly Pod[] {
  if (Object.keys(spec.selector).length === 0) return [];
  return view
    .list('Pod')
    .filter(
      ({ metadata, status }) =>
        status.ready &&
        metadata.deletedAt === null &&
        matches(metadata.labels, { matchLabels: spec.selector }),
    );
}

/** `10.244.0.3:8080`, of each pod and port. */
export function endpointAddresses(view: ClusterView, service: Service): readonly string[] {
  return endpointsOf(view, service).flatMap(({ status, spec }) =>
    service.spec.ports.map(({ targetPort }) => {
      const named = spec.containers
        .flatMap(({ ports = [] }) => ports)
        .find(({ name }) => name === targetPort);
      return `${status.ip}:${named?.containerPort ?? targetPort}`;
    }),
  );
}

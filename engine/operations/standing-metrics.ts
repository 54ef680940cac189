import { podsOf, replicaSetsOf } from '../deployment/cluster/controllers/owned';
import { ROLLOUT_HASH, type Rollout } from '../deployment/cluster/objects/rollout';
import { type Deployment, HASH_LABEL, type ReplicaSet } from '../deployment/cluster/objects/workloads';
import type { MetricAnswer, MetricQuery } from '../deployment/cluster/pods/behaviour';
import { hasRouter } from '../deployment/cluster/rollouts/canary';
import type { ClusterView } from '../deployment/cluster/state/view';
import type { ClientDescription } from '../traffic/description';
import type { ServiceRecord } from '../traffic/service/service-record';
import { serviceOf } from '../traffic/service/service-record';
import { Simulation } from '../traffic/simulation';
import { PrometheusAnswers } from './ask-prometheus';
import type { AnswerMetric } from './description';
import { ServiceExporter } from './exporter';
import { watchService } from './watch-service';

/** How long a workload is watched before a question about it, in seconds, and between two looks. */
const WATCHED = 600;
const LOOK_EVERY = 15;

/** What is asked of a workload as it stands. */
export interface StandingService {
  readonly view: ClusterView;
  readonly target: Deployment | Rollout;
  /** What each image was measured to do. */
  readonly records: ReadonlyMap<string, ServiceRecord>;
  readonly perSecond: number;
  /** How many different rows are asked for. */
  readonly rows: number;
  readonly clients: ClientDescription;
  /** What is counted of answers, and the mark of each answer of an image; absent: only their status is. */
  readonly answers?: {
    readonly metrics: readonly AnswerMetric[];
    readonly marks: ReadonlyMap<string, readonly number[]>;
  };
}

/**
 * Answers a question about metrics as if the workload had stood for ten minutes as it does now, with so many requests a second.
 * For the cluster of the terminal, where no traffic runs. The same moment gives the same answer.
 */
export function askStanding(service: StandingService, query: MetricQuery): MetricAnswer {
  const { view, target, records, perSecond, rows, clients, answers } = service;
  const sets = replicaSetsOf(view, target).filter((set) => readyOf(view, set) > 0);
  const known = sets.filter((set) => records.has(imageOf(set)));
  if (known.length === 0)
    return { kind: 'error', message: `no pod of ${target.metadata.name} is ready, so nothing is measured` };
  const exporter = new ServiceExporter(answers?.metrics);
  const watch = watchService(target.metadata.name, exporter, {}, LOOK_EVERY);
  const label = target.kind === 'Rollout' ? ROLLOUT_HASH : HASH_LABEL;
  const hashes = new Map(known.map((set) => [imageOf(set), set.metadata.labels[label] ?? '']));
  const startAt = query.at - WATCHED * 1000;
  const simulation = new Simulation(
    {
      duration: WATCHED,
      window: WATCHED,
      controlEvery: LOOK_EVERY,
      arrivals: { kind: 'poisson', perSecond },
      keys: { count: rows },
      clients,
      fleet: {
        versions: [...hashes.keys()].map((image) => ({
          name: image,
          workers: 1,
          service: markedService(records.get(image)!, answers?.marks.get(image)),
        })),
        replicas: known.map((set) => ({ version: imageOf(set), count: readyOf(view, set) })),
        routing: { policy: 'random', ...routingOf(target, known) },
      },
    },
    `${target.metadata.uid} ${query.at}`,
    {
      controller: {
        control: (seen) => {
          exporter.observe(seen, hashes, {
            kind: target.kind,
            name: target.metadata.name,
            desired: target.spec.replicas,
            available: target.status.availableReplicas,
          });
          watch.advance(startAt + Math.round(seen.time * 1000));
          return [];
        },
      },
    },
  );
  simulation.runUntil(WATCHED);
  return new PrometheusAnswers(watch.store).ask(query);
}

function markedService(record: ServiceRecord, marks: readonly number[] | undefined) {
  const service = serviceOf(record);
  return service.kind === 'empirical' && marks ? { ...service, marks } : service;
}

const imageOf = (set: ReplicaSet): string => set.spec.template.spec.containers[0]!.image;

const readyOf = (view: ClusterView, set: ReplicaSet): number =>
  podsOf(view, set).filter(({ status }) => status.ready).length;

/** Shares behind a router; without one all ready pods are in one pool. */
function routingOf(target: Deployment | Rollout, sets: readonly ReplicaSet[]) {
  if (target.kind === 'Deployment') return {};
  const { strategy } = target.spec;
  const { stableHash, activeHash, weight, mirror } = target.status;
  const image = (hash: string) => {
    const set = sets.find(({ metadata }) => metadata.labels[ROLLOUT_HASH] === hash);
    return set && imageOf(set);
  };
  const active = image(activeHash ?? '');
  if (strategy.blueGreen) return active === undefined ? {} : { weights: { [active]: 100 } };
  const stable = image(stableHash);
  const canary = sets.map(imageOf).find((one) => one !== stable);
  if (!strategy.canary || !hasRouter(strategy.canary) || stable === undefined || canary === undefined)
    return {};
  const isShadow = mirror > 0 && weight === 0;
  return {
    weights: { [stable]: 100 - weight, [canary]: weight },
    ...(isShadow && { mirror: { version: canary, share: mirror / 100 } }),
  };
}

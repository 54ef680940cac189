import type { MetricFamily, MetricType, ScrapedSample } from '../monitoring/exposition/family';
import type { Labels } from '../monitoring/metrics/labels';
import type { FleetObservation } from '../traffic/controller';
import type { AnswerMetric } from './description';
import { CODES, DURATION, REQUESTS, VersionCounts } from './version-counts';

/** What is known of the workload behind the metrics. */
export interface WorkloadGauges {
  readonly kind: 'Deployment' | 'Rollout';
  readonly name: string;
  readonly desired: number;
  readonly available: number;
}

const HELP: Readonly<Record<string, string>> = {
  [REQUESTS]: 'Requests by what the gateway answered.',
  [DURATION]: 'Seconds from a request to its answer.',
  http_requests_in_flight: 'Requests that wait or are worked on.',
  http_requests_queued: 'Requests that wait.',
  replicas_ready: 'Replicas that get requests.',
  container_cpu_usage_seconds_total: 'Seconds of cores that were in use.',
  kube_deployment_spec_replicas: 'Replicas that the deployment asks for.',
  kube_deployment_status_replicas_available: 'Replicas that are available.',
  rollout_info_replicas_desired: 'Replicas that the rollout asks for.',
  rollout_info_replicas_available: 'Replicas that are available.',
};

/** Names of the gauges of a workload: those of kube-state-metrics, and of the exporter of Argo Rollouts. */
const WORKLOAD_GAUGES = {
  Deployment: {
    label: 'deployment',
    desired: 'kube_deployment_spec_replicas',
    available: 'kube_deployment_status_replicas_available',
  },
  Rollout: {
    label: 'name',
    desired: 'rollout_info_replicas_desired',
    available: 'rollout_info_replicas_available',
  },
} as const;

/** Requests that no version was chosen for have the labels of none. */
const UNROUTED: Labels = { code: CODES.unrouted };

/**
 * The metrics of a service behind a gateway, in the words of nginx and of the client libraries, kube-state-metrics and cAdvisor.
 * Each series has the version (its image) and the hash of its template; copies for a shadow have `shadow="true"`, so that
 * `{shadow=""}` is what users saw. The histogram has answers only.
 */
export class ServiceExporter {
  readonly #counts = new Map<string, VersionCounts>();
  readonly #workloadLabels = new Map<string, Labels>();
  readonly #answers: readonly AnswerMetric[];
  #unrouted = 0;
  #families: readonly MetricFamily[] = [];

  constructor(answers: readonly AnswerMetric[] = []) {
    this.#answers = answers;
  }

  /**
   * Takes in what a fleet did since the last look.
   * @param hashes the hash of the template of each version that there are replica sets of
   */
  observe(seen: FleetObservation, hashes: ReadonlyMap<string, string>, workload: WorkloadGauges): void {
    const present: VersionCounts[] = [];
    for (const version of seen.versions) {
      const hash = hashes.get(version.version);
      if (hash === undefined) continue;
      const isShadow = seen.mirror?.version === version.version;
      const counts = this.#countsOf(version.version, hash, isShadow);
      counts.add(version);
      present.push(counts);
    }
    this.#unrouted += seen.unrouted;
    const counts = [...this.#counts.values()];
    const requests = counts.flatMap((one) => one.requests());
    if (this.#unrouted > 0) requests.push({ name: REQUESTS, labels: UNROUTED, value: this.#unrouted });
    this.#families = [
      family(REQUESTS, 'counter', requests),
      family(
        DURATION,
        'histogram',
        counts.flatMap((one) => one.durations()),
      ),
      ...this.#answers.map(({ name, help }) => ({
        name,
        type: 'counter' as const,
        help,
        samples: counts.flatMap((one) => one.answers()).filter((one) => one.name === name),
      })),
      ...gathered([...present.flatMap((one) => one.gauges()), ...this.#workload(workload)]),
    ];
  }

  /** What a scrape finds now. */
  families(): readonly MetricFamily[] {
    return this.#families;
  }

  #countsOf(version: string, hash: string, isShadow: boolean): VersionCounts {
    const key = `${version} ${hash} ${isShadow}`;
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = new VersionCounts(
        { version, pod_template_hash: hash, ...(isShadow && { shadow: 'true' }) },
        this.#answers.filter(({ ofShadows = false }) => isShadow || !ofShadows),
      );
      this.#counts.set(key, counts);
    }
    return counts;
  }

  #workload({ kind, name, desired, available }: WorkloadGauges): ScrapedSample[] {
    const names = WORKLOAD_GAUGES[kind];
    const key = `${kind} ${name}`;
    const labels = this.#workloadLabels.get(key) ?? { [names.label]: name };
    this.#workloadLabels.set(key, labels);
    return [
      { name: names.desired, labels, value: desired },
      { name: names.available, labels, value: available },
    ];
  }
}

function family(name: string, type: MetricType, samples: readonly ScrapedSample[]): MetricFamily {
  return { name, type, help: HELP[name]!, samples };
}

/** Samples of one name as a family, in the order in which the names are met. */
function gathered(samples: readonly ScrapedSample[]): MetricFamily[] {
  const byName = new Map<string, ScrapedSample[]>();
  for (const sample of samples) {
    const others = byName.get(sample.name);
    if (others) others.push(sample);
    else byName.set(sample.name, [sample]);
  }
  return [...byName].map(([name, all]) => family(name, name.endsWith('_total') ? 'counter' : 'gauge', all));
}

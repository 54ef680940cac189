import { usedMib } from '../service/memory';
import { timeOf, type WorldState } from '../state';
import { LATENCY_BUCKETS } from './counters';
import type { MetricFrame, MetricSeries } from './metric-frame';

interface Exported extends MetricSeries {
  readonly read: (state: WorldState) => number;
}

type Labels = Readonly<Record<string, string>>;

const GIB = 2 ** 30;
const MIB = 2 ** 20;

const counter = (name: string, labels: Labels, read: Exported['read']): Exported => ({
  name,
  labels,
  type: 'counter',
  read,
});
const gauge = (name: string, labels: Labels, read: Exported['read']): Exported => ({
  name,
  labels,
  type: 'gauge',
  read,
});

const second = (ms: number) => Math.floor(ms / 1000);
const bit = (is: boolean) => Number(is);

/**
 * The metrics of a service, by the names of the exporters that real ones have: the service itself, kube-state-metrics, cAdvisor, the
 * node and blackbox exporters, CoreDNS, RabbitMQ, Envoy, Argo CD, OpenCost; `model_…` and `ingest_…` are its own.
 */
function exported(service: string): readonly Exported[] {
  const of = { service };
  const deployment = { deployment: service };
  const codes = ['200', '422', '500', '503', '504'] as const;
  return [
    ...codes.map((code) =>
      counter('http_requests_total', { ...of, code }, ({ counters }) => counters.status[code]),
    ),
    ...LATENCY_BUCKETS.map((le, at) =>
      counter(
        'http_request_duration_seconds_bucket',
        { ...of, le: String(le) },
        ({ counters }) => counters.faster[at]!,
      ),
    ),
    counter(
      'http_request_duration_seconds_bucket',
      { ...of, le: '+Inf' },
      ({ counters }) => counters.answered,
    ),
    counter('http_request_duration_seconds_count', of, ({ counters }) => counters.answered),
    counter(
      'http_client_request_duration_seconds_sum',
      { ...of, peer: 'features' },
      ({ counters }) => counters.dependency.seconds,
    ),
    counter(
      'http_client_request_duration_seconds_count',
      { ...of, peer: 'features' },
      ({ counters }) => counters.dependency.requests,
    ),
    counter('envoy_cluster_upstream_rq_retry', of, ({ counters }) => counters.retries),
    counter(
      'kube_pod_container_status_restarts_total',
      { container: service },
      ({ counters }) => counters.restarts,
    ),
    counter('coredns_dns_responses_total', { rcode: 'NOERROR' }, ({ counters }) => counters.dns.good),
    counter('coredns_dns_responses_total', { rcode: 'SERVFAIL' }, ({ counters }) => counters.dns.failed),
    counter('model_prediction_sum', of, ({ counters }) => counters.estimates.sum),
    counter('model_prediction_count', of, ({ counters }) => counters.estimates.count),
    counter('model_labelled_error_sum', of, ({ counters }) => counters.labelled.error),
    counter('model_labelled_over_sum', of, ({ counters }) => counters.labelled.over),
    counter('model_labelled_under_sum', of, ({ counters }) => counters.labelled.under),
    counter('model_labelled_error_count', of, ({ counters }) => counters.labelled.count),
    counter('ingest_rows_total', { result: 'accepted' }, ({ counters }) => counters.ingested.accepted),
    counter('ingest_rows_total', { result: 'repeated' }, ({ counters }) => counters.ingested.repeated),
    counter('ingest_rows_total', { result: 'lost' }, ({ counters }) => counters.ingested.lost),
    counter('ingest_failures_total', {}, ({ counters }) => counters.feedFailures),
    gauge('up', { job: service }, (state) => bit((state.lastFleet?.ready ?? 1) > 0)),
    gauge('probe_success', { instance: service }, ({ weather, lastFleet }) =>
      bit(
        weather.certificateHours > 0 &&
          (lastFleet?.ready ?? 1) > 0 &&
          !weather.failures.some(({ share }) => share >= 0.99),
      ),
    ),
    gauge('probe_ssl_earliest_cert_expiry', { instance: service }, (state) => {
      const left = Math.min(state.weather.certificateHours, 24 * 60);
      return second(timeOf(state, state.hour + left));
    }),
    gauge(
      'kube_deployment_spec_replicas',
      deployment,
      ({ fleet, weather }) => weather.replicas ?? fleet.replicas,
    ),
    gauge('kube_deployment_status_replicas_ready', deployment, ({ lastFleet }) => lastFleet?.ready ?? 0),
    gauge('container_memory_working_set_bytes', { container: service }, (state) => usedMib(state) * MIB),
    gauge(
      'kube_pod_container_resource_limits',
      { container: service, resource: 'memory' },
      ({ input }) => input.policies.scale.memoryLimitMib * MIB,
    ),
    gauge('service_worker_utilisation_ratio', of, ({ lastFleet }) =>
      Math.min(1, lastFleet?.utilisation ?? 0),
    ),
    gauge(
      'node_filesystem_avail_bytes',
      { mountpoint: '/data' },
      ({ input, diskUsedGib }) => Math.max(0, input.service.diskGib - diskUsedGib) * GIB,
    ),
    gauge('node_filesystem_size_bytes', { mountpoint: '/data' }, ({ input }) => input.service.diskGib * GIB),
    gauge('node_timex_offset_seconds', {}, ({ weather }) => weather.clockSeconds),
    gauge('kube_node_status_condition', { condition: 'Ready', status: 'true', zone: 'a' }, ({ weather }) =>
      bit(!weather.zoneIsDown),
    ),
    gauge('kube_cronjob_status_last_successful_time', { cronjob: 'ingest' }, (state) =>
      second(timeOf(state, state.lastIngestHour)),
    ),
    gauge('kube_cronjob_status_last_successful_time', { cronjob: 'train' }, (state) =>
      second(timeOf(state, state.lastTrainingHour)),
    ),
    gauge('kube_cronjob_status_last_successful_time', { cronjob: 'features' }, (state) =>
      second(timeOf(state, state.hour - state.weather.featureAgeHours)),
    ),
    gauge('rabbitmq_queue_messages', { queue: 'estimates' }, ({ counters }) => counters.queueMessages),
    gauge('argocd_app_info', { name: service, sync_status: 'OutOfSync' }, ({ weather }) =>
      bit(!weather.isInSync),
    ),
    gauge(
      'node_total_hourly_cost',
      {},
      ({ ports, weather }) => (ports.nanoUsdPerNodeHour * weather.priceFactor) / 1e9,
    ),
    gauge('kube_node_info', {}, ({ lastFleet }) => lastFleet?.nodes ?? 0),
    gauge('model_info', of, ({ liveModel }) => liveModel.record.version),
    gauge('model_registry_version', of, ({ models, liveModel }) =>
      liveModel.record.isRegistered
        ? liveModel.record.version
        : (models.findLast(({ record }) => record.isRegistered && record.state === 'replaced')?.record
            .version ?? 0),
    ),
  ];
}

/** Writes the metrics of a world into frames: one for each look of the monitors. */
export class Exporter {
  readonly #exported: readonly Exported[];
  readonly #before: Float64Array;
  readonly #now: Float64Array;
  readonly #frame: MetricFrame & { readonly values: Float64Array };

  constructor(service: string) {
    this.#exported = exported(service);
    this.#before = new Float64Array(this.#exported.length);
    this.#now = new Float64Array(this.#exported.length);
    this.#frame = {
      series: this.#exported.map(({ name, labels, type }) => ({ name, labels, type })),
      values: new Float64Array(this.#exported.length),
    };
  }

  /** Reads everything at the end of an hour. */
  read(state: WorldState): void {
    this.#before.set(this.#now);
    for (let i = 0; i < this.#exported.length; i++) this.#now[i] = this.#exported[i]!.read(state);
  }

  /** The frame of a moment within the hour that was read: counters grow evenly, gauges stand. @param part of the hour that has passed, to 1 */
  frame(part: number): MetricFrame {
    const { values, series } = this.#frame;
    for (let i = 0; i < values.length; i++) {
      const now = this.#now[i]!;
      // Whole numbers, as counters of requests are.
      values[i] =
        series[i]!.type === 'gauge' || part === 1
          ? now
          : Math.floor(this.#before[i]! + part * (now - this.#before[i]!));
    }
    return this.#frame;
  }
}

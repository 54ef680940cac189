import type { MetricFrame } from '../../../world/metrics/metric-frame';
import type { AlertNote, DataLook, Monitors } from '../../../world/ports';
import type { RowFeed } from '../../../world/rows/row-feed';
import { type ColumnLook, lookAtColumns } from './column-look';

/** A metric that is kept for every hour, beside what the world counts. */
interface Kept {
  readonly id: ShiftMetric;
  readonly of: (read: (name: string) => number, time: number) => number;
}

/** The metrics that a shift keeps by hour; `viewOf` has their names and units. */
export type ShiftMetric = 'memory' | 'disk' | 'features' | 'queue' | 'retries' | 'busy' | 'price';

const HOUR_SECONDS = 3600;

const KEPT: readonly Kept[] = [
  {
    id: 'memory',
    of: (read) => read('container_memory_working_set_bytes') / read('kube_pod_container_resource_limits'),
  },
  { id: 'disk', of: (read) => 1 - read('node_filesystem_avail_bytes') / read('node_filesystem_size_bytes') },
  {
    id: 'features',
    of: (read, time) =>
      (time / 1000 - read('kube_cronjob_status_last_successful_time/features')) / HOUR_SECONDS,
  },
  { id: 'queue', of: (read) => read('rabbitmq_queue_messages') },
  { id: 'retries', of: (read) => read('envoy_cluster_upstream_rq_retry') },
  { id: 'busy', of: (read) => read('service_worker_utilisation_ratio') },
  { id: 'price', of: (read) => read('node_total_hourly_cost') },
];

/** Monitors that keep what they are given, so that a panel can show it; they say what those behind them say. */
export class ShiftRecorder implements Monitors {
  readonly dataEveryHours: number;
  readonly #feed: RowFeed;
  readonly #behind: Monitors;
  readonly #looksPerHour: number;
  readonly #values = new Map<ShiftMetric, number[]>(KEPT.map(({ id }) => [id, []]));
  #places: ReadonlyMap<string, number> | null = null;
  #looks = 0;
  #retriesBefore = 0;
  #data: { readonly time: number; readonly look: DataLook } | null = null;

  constructor(feed: RowFeed, behind: Monitors, looksPerHour: number) {
    this.#feed = feed;
    this.#behind = behind;
    this.#looksPerHour = looksPerHour;
    this.dataEveryHours = behind.dataEveryHours;
  }

  /** By hour, oldest first. */
  values(id: ShiftMetric): readonly number[] {
    return this.#values.get(id) ?? [];
  }

  /** What the last look at the data shows of each column, and when it was; null: nobody has looked. */
  columns(): { readonly time: number; readonly columns: readonly ColumnLook[] } | null {
    if (this.#data === null) return null;
    return { time: this.#data.time, columns: lookAtColumns(this.#feed, this.#data.look) };
  }

  observe(time: number, frame: MetricFrame): readonly AlertNote[] {
    this.#looks++;
    if (this.#looks % this.#looksPerHour === 0) this.#keep(time, frame);
    return this.#behind.observe(time, frame);
  }

  inspect(look: DataLook): void {
    this.#data = { time: look.time, look };
    this.#behind.inspect(look);
  }

  #keep(time: number, { series, values }: MetricFrame): void {
    this.#places ??= new Map(
      series.flatMap(({ name, labels }, place): [string, number][] =>
        labels.cronjob ? [[`${name}/${labels.cronjob}`, place]] : [[name, place]],
      ),
    );
    const places = this.#places;
    const read = (name: string) => values[places.get(name) ?? -1] ?? Number.NaN;
    for (const { id, of } of KEPT) {
      const value = of(read, time);
      // Retries are counted since the beginning; an hour has what came since the last.
      const kept = id === 'retries' ? value - this.#retriesBefore : value;
      if (id === 'retries') this.#retriesBefore = value;
      this.#values.get(id)!.push(kept);
    }
  }
}

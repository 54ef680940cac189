/** One series of the service's metrics. */
export interface MetricSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly type: 'counter' | 'gauge';
}

/** All metrics at one moment: values stand in the order of the series; NaN: it is not there now. */
export interface MetricFrame {
  readonly series: readonly MetricSeries[];
  readonly values: Float64Array;
}

import type { Labels } from '../metrics/labels';

export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

/** One line of a scrape. */
export interface ScrapedSample {
  /** The family's name, or with `_bucket`, `_sum`, `_count` of a histogram or summary. */
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  /** Milliseconds since the epoch, when the line tells it. */
  readonly timestamp?: number;
}

/** All samples of one metric, with what is said of it. */
export interface MetricFamily {
  readonly name: string;
  readonly type: MetricType;
  readonly help?: string;
  readonly samples: readonly ScrapedSample[];
}

/** What may follow the name of a family, by its type. */
export const SUFFIXES: Readonly<Record<MetricType, readonly string[]>> = {
  counter: [''],
  gauge: [''],
  untyped: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

export const NAME_FORM = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
export const LABEL_FORM = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

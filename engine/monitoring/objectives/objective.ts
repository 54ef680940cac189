/** What is counted: good or bad events out of all, each a counter or an expression with a window. */
export interface Indicator {
  readonly part: 'good' | 'bad';
  /** A selector of counters, or an expression of rates with `{{.window}}` for the window. */
  readonly partQuery: string;
  readonly totalQuery: string;
}

/** A promise about a service: a share of good events over a period. */
export interface Objective {
  readonly name: string;
  readonly service: string;
  readonly description: string;
  readonly indicator: Indicator;
  /** Above 0 and below 1. */
  readonly target: number;
  /** Milliseconds. */
  readonly period: number;
  /** Events that the long window must hold before it alerts: with fewer, one failure is a great share. 0: any number. */
  readonly minimumEvents: number;
}

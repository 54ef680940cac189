import type { FeatureKind } from '../drift/sample';
import type { AlertState } from '../rules/active-alerts';
import type { MonitorRemark } from './monitors';
import type { DetectorEvent } from './service-watch';

/** The course of one column's drift, look by look. */
export interface ColumnCourse {
  readonly name: string;
  readonly kind: FeatureKind;
  readonly test: string;
  readonly displayName: string;
  readonly measure: 'p-value' | 'distance';
  readonly threshold: number;
  /** By look; null: nothing could be said. */
  readonly scores: readonly (number | null)[];
  readonly drifted: readonly boolean[];
}

/** The course of one expectation, look by look. */
export interface ExpectationCourse {
  readonly suite: string;
  /** Its number in the suite, from 0. */
  readonly at: number;
  readonly type: string;
  readonly column: string | null;
  /** What it was told besides the column, as `min_value 0, max_value 72`. */
  readonly told: string;
  readonly failed: readonly boolean[];
  /** Share of the judged values; null where it is no matter of single values. */
  readonly unexpected: readonly (number | null)[];
}

/** One look in short. */
export interface LookSummary {
  readonly time: number;
  readonly windowRows: number;
  readonly newRows: number;
  readonly driftedShare: number | null;
  readonly isDrift: boolean;
  readonly failed: number;
  readonly problem: string | null;
}

/** What became known of the rows that were served in a stretch of time. */
export interface ErrorStretch {
  readonly from: number;
  readonly to: number;
  readonly served: number;
  readonly known: number;
  /** How often, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** How fast a budget goes by two windows, at the end. */
export interface BurnWindow {
  readonly severity: 'page' | 'ticket';
  readonly long: number;
  readonly short: number;
  readonly factor: number;
  readonly isReachable: boolean;
  /** Multiples of the allowed rate; null: no events. */
  readonly longRate: number | null;
  readonly shortRate: number | null;
}

/** An objective and its budget. */
export interface ObjectiveCourse {
  readonly name: string;
  readonly description: string;
  readonly target: number;
  readonly period: number;
  /** What is left of the budget, 1 at first, below 0 when overspent; by step, null without events. */
  readonly remaining: readonly (number | null)[];
  readonly windows: readonly BurnWindow[];
}

/** One alert from its first state to its last. */
export interface AlertCourse {
  readonly id: string;
  readonly name: string;
  readonly severity: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string | null;
  readonly expr: string;
  /** As it is at the end. */
  readonly state: AlertState | 'resolved';
  readonly changes: readonly { readonly time: number; readonly to: AlertState }[];
  /** The metric that it asks for first, and the column that it is about. */
  readonly metric: string | null;
  readonly column: string | null;
  readonly hasSection: boolean;
}

/** One message of the Alertmanager. */
export interface SentMessage {
  readonly time: number;
  readonly receiver: string;
  readonly isHeard: boolean;
  readonly status: 'firing' | 'resolved';
  readonly reason: string;
  readonly group: string;
  readonly alerts: readonly string[];
}

/** All that the watch of a service says about served rows and their labels, over their whole time. */
export interface MonitoringReport {
  readonly service: string;
  readonly model: string | null;
  readonly from: number;
  readonly to: number;
  /** Milliseconds between steps, and between looks. */
  readonly every: number;
  readonly looksEvery: number;
  readonly window: number;
  readonly minimumRows: number;
  readonly rows: number;
  readonly known: number;
  readonly reference: string;
  readonly referenceRows: number;
  readonly driftShare: number;
  readonly remarks: readonly MonitorRemark[];
  readonly looks: readonly LookSummary[];
  readonly columns: readonly ColumnCourse[];
  readonly expectations: readonly ExpectationCourse[];
  readonly errors: readonly ErrorStretch[];
  readonly detectors: readonly string[];
  readonly detected: readonly DetectorEvent[];
  readonly objectives: readonly ObjectiveCourse[];
  readonly alerts: readonly AlertCourse[];
  /** Alerts that never left `inactive`. */
  readonly quiet: readonly string[];
  readonly messages: readonly SentMessage[];
  /** Rules whose evaluation failed, with the first reason. */
  readonly failures: readonly { readonly rule: string; readonly message: string }[];
}

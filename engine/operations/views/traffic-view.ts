import { messageOf, StagecraftError } from '../../core/errors';
import type { ServiceContext } from '../../core/lab-service';
import { failuresOf, type ServiceRecord } from '../../traffic/service/service-record';
import type { OperationsDescription } from '../description';
import { addedPerRow, type MeasuredService } from '../plan/measure-plan';
import { planDescription, recordedService } from '../plan/plan-description';
import type { TrafficPlan } from '../plan/plan-file';
import { planOf, projectIn } from '../plan/plan-of-files';
import { readPlanRows } from '../plan/plan-rows';
import { expectedRequests, PROFILES, profileNamed } from '../plan/profiles';

/** What can be sent. */
export interface ProfileView {
  readonly id: string;
  readonly title: string;
  /** Requests that are expected of it; null: the rows of the table, once each. */
  readonly requests: number | null;
}

/** What was measured, in figures. Times in seconds. */
export interface MeasuredView {
  readonly rows: number;
  /** `clock`: by the clock of the machine that it ran on; `counted`: by a formula. */
  readonly method: ServiceRecord['method'];
  readonly median: number;
  readonly most: number;
  readonly load: number;
  readonly failures: readonly { readonly status: number; readonly text: string; readonly rows: number }[];
  /** A batch: its rows, its mean time, and what a row adds to it as a share of one alone. */
  readonly batch: { readonly rows: number; readonly mean: number; readonly addedPerRow: number } | null;
}

/** What the Traffic panel begins with. */
export interface TrafficView {
  readonly profiles: readonly ProfileView[];
  /** Null: the plan cannot be read. */
  readonly plan: TrafficPlan | null;
  /** Null: not measured, or the service has changed since. */
  readonly measured: MeasuredView | null;
  /** The operation of the profile that was asked for; null where there is a problem. */
  readonly description: OperationsDescription | null;
  /** Why nothing can be sent yet. */
  readonly problem: string | null;
  /** Whether measuring would help. */
  readonly isUnmeasured: boolean;
  /** The cells of the rows that are sent, by column. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** What can be sent to the service of a project, and what is known of it. It never throws for what a learner wrote. */
export function trafficView({ fs }: Pick<ServiceContext, 'fs'>, profileId: string): TrafficView {
  const profiles = PROFILES.map((profile) => ({
    id: profile.id,
    title: profile.title,
    requests: expectedRequests(profile),
  }));
  const nothing = { profiles, plan: null, measured: null, description: null, isUnmeasured: false, rows: [] };
  const files = projectIn(fs);
  let plan: TrafficPlan;
  let rows: TrafficView['rows'];
  try {
    plan = planOf(files);
    const table = readPlanRows(files, plan);
    rows = Array.from({ length: table.count }, (_, row) => table.cells(row));
  } catch (error) {
    return { ...nothing, problem: said(error) };
  }
  let measured: MeasuredService;
  try {
    measured = recordedService(files, plan);
  } catch (error) {
    return { ...nothing, plan, rows, problem: said(error), isUnmeasured: true };
  }
  const view = { ...nothing, plan, rows, measured: measuredView(measured, plan) };
  try {
    const profile = profileNamed(profileId) ?? PROFILES[0]!;
    return { ...view, description: planDescription(files, plan, measured, profile), problem: null };
  } catch (error) {
    return { ...view, problem: said(error) };
  }
}

function said(error: unknown): string {
  if (error instanceof StagecraftError) return messageOf(error);
  throw error;
}

function measuredView(measured: MeasuredService, { batching }: TrafficPlan): MeasuredView {
  const { single, batches } = measured;
  const sorted = single.answers.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return {
    rows: sorted.length,
    method: single.method,
    median: sorted[Math.floor((sorted.length - 1) / 2)]!,
    most: sorted.at(-1)!,
    load: single.loadSeconds,
    failures: failuresOf(single).map(({ status, text, rows }) => ({ status, text, rows: rows.length })),
    batch:
      batches && batching
        ? {
            rows: batching.most,
            mean: batches.answers.reduce((sum, { seconds }) => sum + seconds, 0) / batches.answers.length,
            addedPerRow: addedPerRow(measured, batching.most),
          }
        : null,
  };
}

import type { Facts } from '../../../core/facts';
import { incidentNamed } from '../../../incidents/registry';
import type { RunningShift } from '../../../scenario/scenarios/on-call/start-shift';
import type { ActionKind } from '../../../world/actions';
import type { EvidenceRow } from '../../types';

/** How one shift went. */
export interface ShiftOutcome {
  readonly name: string;
  readonly running: RunningShift;
  /** Alerts that page somebody by the rules of the shift. */
  readonly pagesBy: ReadonlySet<string>;
}

/** Facts about shifts that were played, with their meanings. */
export const SHIFT_FACTS = {
  incidents: 'incidents',
  open: 'incidents that were never restored',
  openNames: 'which were not',
  openFirst: 'the first of them',
  openKind: 'its kind',
  openAlert: 'the alert that it fires first; none: nobody was told',
  untold: 'incidents of which no page told',
  untoldNames: 'which they were',
  toDetect: 'hours until an incident was noticed, mean',
  toAcknowledge: 'hours from that until somebody took it, mean',
  toRestore: 'hours until it harmed nobody any more, mean',
  slowest: 'the incident that took longest',
  slowestHours: 'hours that it took',
  budgetSpent: 'share of the error budget of a month that was spent',
  acts: 'acts',
  useless: 'acts that were no remedy of anything that was open',
  uselessShare: 'the same as a share of all acts',
  uselessMost: 'the act that was in vain most often',
  restarts: 'restarts of the service',
  poisonLearned: 'trainings while labels were wrong',
  modelForData: 'models rolled back while rows came in broken',
  takenIdle: 'incidents that somebody took and nothing was done about',
  pages: 'pages',
} as const;

const DATA_KINDS: ReadonlySet<string> = new Set([
  'unit-change',
  'schema-change',
  'sensor-stuck',
  'missing-category',
  'stale-features',
]);

const kindOf = (kind: string): string => kind.replace('incident/', '');

/** Facts of some shifts together, and a line of evidence for each incident. */
export function shiftFacts(outcomes: readonly ShiftOutcome[]): {
  readonly facts: Facts;
  readonly evidence: EvidenceRow[];
} {
  const cases = outcomes.flatMap((outcome) => casesOf(outcome));
  const acts = outcomes.flatMap((outcome) => actsOf(outcome));
  const scores = outcomes.map(({ running }) => running.session.snapshot.score);
  const open = cases.filter(({ resolved }) => resolved === null);
  const untold = cases.filter(({ alert }) => alert === null);
  const slowest = [...cases].sort((a, b) => b.lasted - a.lasted)[0];
  const vain = acts.filter(({ isUseful }) => !isUseful);
  const count = (kind: ActionKind) => acts.filter((act) => act.kind === kind).length;
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : tenths(values.reduce((a, b) => a + b, 0) / values.length);
  return {
    facts: {
      incidents: cases.length,
      open: open.length,
      openNames: namesOf(open),
      openFirst: open[0]?.title ?? null,
      openKind: open[0]?.kind ?? null,
      openAlert: open[0]?.alert ?? null,
      untold: untold.length,
      untoldNames: namesOf(untold),
      toDetect: mean(cases.map(({ detectedAfter }) => detectedAfter)),
      toAcknowledge: mean(cases.map(({ takenAfter }) => takenAfter)),
      toRestore: mean(cases.map(({ lasted }) => lasted)),
      slowest: slowest?.title ?? null,
      slowestHours: slowest?.lasted ?? null,
      budgetSpent: scores.reduce((sum, { budgetSpent }) => sum + budgetSpent, 0) / Math.max(1, scores.length),
      acts: acts.length,
      useless: vain.length,
      uselessShare: acts.length === 0 ? 0 : vain.length / acts.length,
      uselessMost: mostOf(vain.map(({ kind }) => kind)),
      restarts: count('restart-service'),
      poisonLearned: acts.filter(({ learnsPoison }) => learnsPoison).length,
      modelForData: acts.filter(({ isModelForData }) => isModelForData).length,
      takenIdle: cases.filter(({ isIdle }) => isIdle).length,
      pages: outcomes.reduce(
        (sum, { running }) =>
          sum + running.session.snapshot.pages.filter(({ severity }) => severity === 'page').length,
        0,
      ),
    },
    evidence: cases.map(({ name, title, begun, lasted, resolved, alert }) => ({
      label: `${name}, hour ${begun}: ${title}`,
      outcome: resolved === null ? 'bad' : 'good',
      detail: `${alert === null ? 'No page told of it' : `First told by ${alert}`}; ${
        resolved === null ? 'never restored' : `restored after ${lasted} h`
      }.`,
    })),
  };
}

function casesOf({ name, running, pagesBy }: ShiftOutcome) {
  const { snapshot, result } = running.session;
  return snapshot.cases.map((one) => {
    const happened = result.happened.find(({ id }) => id === one.id)!;
    const until = one.resolved ?? result.hours;
    const page = snapshot.pages.find(
      ({ alert, firedAt }) =>
        pagesBy.has(alert) &&
        firedAt > running.startMs + one.begun * 3_600_000 &&
        firedAt <= running.startMs + (until + 1) * 3_600_000,
    );
    const kind = kindOf(happened.kind);
    return {
      name,
      title: one.title,
      kind,
      begun: one.begun,
      resolved: one.resolved,
      alert: page?.alert ?? null,
      detectedAfter: (one.detected ?? result.hours) - one.begun,
      takenAfter: one.detected === null ? 0 : (one.acknowledged ?? until) - one.detected,
      lasted: until - one.begun,
      isIdle:
        one.acknowledged !== null &&
        one.resolved === null &&
        !snapshot.acts.some(({ begun }) => begun >= one.acknowledged!),
    };
  });
}

function actsOf({ running }: ShiftOutcome) {
  const { snapshot, result } = running.session;
  return snapshot.acts.map(({ action, begun, due }) => {
    const openThen = snapshot.cases
      .filter((one) => one.begun <= due && (one.resolved ?? result.hours) >= begun)
      .map((one) => kindOf(result.happened.find(({ id }) => id === one.id)!.kind));
    return {
      kind: action.kind,
      isUseful: openThen.some((kind) => {
        const incident = incidentNamed(kind);
        return (
          incident?.remedies.some((acts) => acts.includes(action.kind)) ||
          incident?.eases?.includes(action.kind)
        );
      }),
      learnsPoison:
        action.kind === 'retrain' && openThen.includes('poisoned-labels') && !restoredBefore(running, due),
      isModelForData:
        action.kind === 'rollback-model' &&
        openThen.some((kind) => DATA_KINDS.has(kind)) &&
        !openThen.some((kind) => kind === 'poisoned-labels' || kind === 'bad-model'),
    };
  });
}

/** Whether the data were brought back before an hour, since the last labels were poisoned. */
function restoredBefore({ session }: RunningShift, hour: number): boolean {
  const { result } = session;
  const poisoned = result.happened.findLast(
    ({ kind, hour: at }) => kindOf(kind) === 'poisoned-labels' && at <= hour,
  );
  return result.acts.some(
    ({ kind, done }) => kind === 'rollback-data' && done >= (poisoned?.hour ?? 0) && done <= hour,
  );
}

const namesOf = (some: readonly { readonly title: string }[]): string | null =>
  some.length === 0 ? null : [...new Set(some.map(({ title }) => title.toLowerCase()))].join(', ');

function mostOf(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

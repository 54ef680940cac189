import type { Facts } from '../../../core/facts';
import { SLOW_ABOVE } from '../../../operations/release/course';
import type { ReleasedCase } from '../../../operations/release/release-series';
import {
  BAD_RELEASES,
  type BadRelease,
  GOOD_RELEASES,
  type GoodRelease,
} from '../../../operations/release/releases-file';
import type { EvidenceRow } from '../../types';

const titled = (kind: string, what: string) => `${kind}${what}`;

/** The facts of each release, by its kind, e.g. `slowHarmed`. */
const OF_BAD = {
  Harmed: 'users that it harmed',
  Live: 'whether it was let through to all',
  Alone: 'whether it was called off with nobody at the keyboard',
  Minutes: 'minutes until it was called off',
  JudgedOn: 'requests that it had got when that was decided',
  Says: 'what the rollout says of it',
} as const;

const OF_GOOD = {
  Harmed: 'users that came to harm while it was put out',
  Minutes: 'minutes until it was all there is',
  Says: 'what the rollout says of it',
} as const;

const meaningsOf = (kinds: Readonly<Record<string, string>>, of: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, title]) =>
      Object.entries(of).map(([name, meaning]) => [titled(kind, name), `${meaning} (the release: ${title})`]),
    ),
  );

/** The facts that `caseFacts` yields, with their meanings. */
export const CASE_FACTS: Readonly<Record<string, string>> = {
  ...meaningsOf(BAD_RELEASES, OF_BAD),
  ...meaningsOf(GOOD_RELEASES, OF_GOOD),
  worstHarmed: 'users harmed by the bad release that harmed most',
  badLive: 'bad releases that were let through to all',
  badAlone: 'bad releases that were called off with nobody at the keyboard',
  leastJudgedOn: 'requests that a good release had got when it was let through, the fewest',
  lateStarts: 'seconds that the good release that starts late takes to start',
  lateRestarts: 'how often a container of it was started again',
  goodLive: 'good releases that went live',
  goodHarmed: 'users that came to harm while good releases were put out',
  slowestMinutes: 'minutes until the slowest good release was live',
  extraPodMinutes: 'minutes of pods beyond those that serve anyway, for the release that took most',
};

const minutes = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / 6) / 10);

/** What became of the releases, as facts. */
export function caseFacts(cases: readonly ReleasedCase[]): Facts {
  const facts: Record<string, number | string | boolean | null> = {};
  for (const { release, course } of cases) {
    const name = (what: string) => titled(release.kind, what);
    facts[name('Harmed')] = course.harm.total;
    facts[name('Says')] = course.says ?? course.refused;
    facts[name('Minutes')] = minutes(release.isBad ? course.decidedAfter : course.liveAfter);
    if (!release.isBad) continue;
    facts[name('Live')] = course.liveAfter !== null;
    facts[name('Alone')] = course.decidedAfter !== null && course.liveAfter === null;
    facts[name('JudgedOn')] = course.judgedOn;
  }
  const bad = cases.filter(({ release }) => release.isBad);
  const good = cases.filter(({ release }) => !release.isBad);
  const most = (values: readonly number[]) => Math.max(0, ...values);
  return {
    ...facts,
    worstHarmed: most(bad.map(({ course }) => course.harm.total)),
    badLive: bad.filter(({ course }) => course.liveAfter !== null).length,
    badAlone: bad.filter(({ course }) => course.decidedAfter !== null && course.liveAfter === null).length,
    leastJudgedOn: least(good.filter(({ course }) => course.liveAfter !== null)),
    ...lateFacts(cases),
    goodLive: good.filter(({ course }) => course.liveAfter !== null).length,
    goodHarmed: good.reduce((sum, { course }) => sum + course.harm.total, 0),
    slowestMinutes: minutes(most(good.map(({ course }) => course.liveAfter ?? 0))),
    extraPodMinutes: Math.round(most(cases.map(({ course }) => course.extraPodSeconds)) / 60),
  };
}

const least = (live: readonly ReleasedCase[]): number | null =>
  live.length === 0 ? null : Math.min(...live.map(({ course }) => course.judgedOn));

/** What is only asked of the release that starts late. */
function lateFacts(cases: readonly ReleasedCase[]): Facts {
  const late = cases.find(({ release }) => release.kind === 'late');
  if (late === undefined) return { lateStarts: null, lateRestarts: null };
  const pods = late.result.moments.flatMap(({ workload }) => workload.revisions.flatMap((one) => one.pods));
  return {
    lateStarts: Math.round(late.plan.after.record.loadSeconds),
    lateRestarts: Math.max(0, ...pods.map(({ restarts }) => restarts)),
  };
}

const took = (seconds: number) =>
  seconds < 90 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`;

const title = (kind: BadRelease | GoodRelease) => ({ ...BAD_RELEASES, ...GOOD_RELEASES })[kind];

/** A release as a line of evidence. What it is announced as stays hidden. */
export function caseEvidence({ release, course }: ReleasedCase): EvidenceRow {
  const { harm, liveAfter, decidedAfter, judgedOn, refused } = course;
  const end =
    refused !== null
      ? `refused: ${refused}`
      : liveAfter !== null
        ? `live after ${took(liveAfter)}`
        : decidedAfter !== null
          ? `called off after ${took(decidedAfter)}, judged on ${Math.round(judgedOn)} requests`
          : 'neither live nor called off at the end';
  const parts = [
    harm.failed > 0 ? `${harm.failed} errors` : '',
    harm.slow > 0 ? `${harm.slow} answers above ${SLOW_ABOVE} s` : '',
    harm.wrong > 0 ? `${harm.wrong} wrong answers` : '',
  ].filter(Boolean);
  const isAsWished = release.isBad === (liveAfter === null) && refused === null;
  return {
    label: `${release.isBad ? 'Bad' : 'Good'}: ${title(release.kind)}`,
    outcome: isAsWished ? 'good' : 'bad',
    detail: `${end}; ${parts.length > 0 ? parts.join(', ') : 'nobody harmed'}`,
  };
}

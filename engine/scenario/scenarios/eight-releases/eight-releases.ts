import { z } from 'zod';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { seededRng } from '../../../core/rng';
import { ClusterError } from '../../../deployment/cluster/errors';
import { remembering } from '../../../grading/kinds/image/remembered-runner';
import { OperationsError } from '../../../operations/errors';
import { PATIENCE, RELEASED_AT } from '../../../operations/release/release-plan';
import { type ReleasedCase, ReleaseSeries } from '../../../operations/release/release-series';
import { drawReleases, type Release } from '../../../operations/release/releases-file';
import { releaseSettingSchema, settingOf } from '../../../operations/release/setting-schema';
import { EIGHT_RELEASES_MEASURES } from '../../eight-releases/measures';
import { withoutData } from '../../lane-files';
import { scenarioOptionsBy } from '../../options';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { NOTICED, TROUBLE, undoneAfter } from './people';

const DAY = 24 * 60;
/** Ten in the morning, in minutes. */
const MORNING = 600;

const schema = z.strictObject({
  ...releaseSettingSchema,
  perSecond: z.number().positive().default(12).describe('Requests a second.'),
  adHocManifests: z.string().optional().describe('What the ad hoc lane is run by, where it is not the same.'),
});
type EightReleases = z.output<typeof schema>;

/**
 * Eight releases of one service, one a day, five of them bad. Each is another code that really runs in the sandbox; the lane's
 * manifests put it out under traffic. What nothing stops, people undo when they notice it.
 */
export const eightReleases: Scenario<EightReleases> = {
  id: 'eight-releases',
  measures: EIGHT_RELEASES_MEASURES,
  parseOptions: scenarioOptionsBy('eight-releases', schema),
  run: async (context, options): Promise<ReplayRun> => {
    const { files, seed, support, lane } = context;
    const manifests = (lane === 'ad-hoc' ? options.adHocManifests : undefined) ?? options.manifests;
    const series = new ReleaseSeries(files, settingOf({ ...options, manifests }, options.perSecond), {
      runner: remembering(context.runner),
      newRunId: context.newRunId,
      signal: context.signal,
      seed,
    });
    const releases = inOrder(
      drawReleases(options.releases, support[options.releases] ?? '', 'first', seededRng(seed)),
    );
    const found = await putAllOut(series, releases, context);
    const about = {
      scenario: 'eight-releases',
      seed,
      contentHash: hashFiles(projectFiles(withoutData(files))),
      runIds: [],
    };
    if (typeof found === 'string')
      return {
        ...about,
        events: [{ at: MORNING, label: 'The first release', outcome: 'crashed', input: {}, detail: found }],
        measures: Object.fromEntries(EIGHT_RELEASES_MEASURES.map(({ id }) => [id, null])),
        notes: Object.fromEntries(EIGHT_RELEASES_MEASURES.map(({ id }) => [id, found])),
      };
    return { ...about, events: found.map(eventOf), measures: measured(found), notes: NOTES };
  },
};

/** Bad and good ones take turns, as they come. */
function inOrder(releases: readonly Release[]): readonly Release[] {
  const order: readonly Release['kind'][] = [
    'same',
    'fails',
    'slow',
    'retrained',
    'down',
    'rare',
    'late',
    'wrong',
  ];
  return order.flatMap((kind) => releases.filter((one) => one.kind === kind));
}

/** All releases; a text says why none could be put out. */
async function putAllOut(
  series: ReleaseSeries,
  releases: readonly Release[],
  { progress, signal }: ScenarioContext,
): Promise<readonly ReleasedCase[] | string> {
  const cases: ReleasedCase[] = [];
  try {
    if (series.workload === undefined) return 'There is no Deployment and no Rollout among the manifests.';
    for (const [at, release] of releases.entries()) {
      progress(at / releases.length, release.says);
      const undone = undoneAfter(release);
      const duration = RELEASED_AT + (undone ?? 20 * 60) + 180;
      cases.push(await series.putOut(release, { duration, undoneAfter: undone }));
      signal.throwIfAborted();
    }
    return cases;
  } catch (error) {
    if (error instanceof ClusterError || error instanceof OperationsError) return error.message;
    throw error;
  }
}

const NOTES = {
  harmed: `Errors, answers above 1 s or given up on after ${PATIENCE} s, and wrong answers, from a release on`,
  exposed: `What nothing stops, people undo: ${NOTICED.loud / 60} minutes after a release that is loud, ${NOTICED.silent / 60} after one that is silent (assumed)`,
};

function measured(cases: readonly ReleasedCase[]): Readonly<Record<string, number | null>> {
  const bad = cases.filter(({ release }) => release.isBad);
  const good = cases.filter(({ release }) => !release.isBad);
  const sum = (of: readonly ReleasedCase[], value: (one: ReleasedCase) => number) =>
    of.reduce((all, one) => all + value(one), 0);
  const isAllLive = good.every(({ course }) => course.liveAfter !== null);
  return {
    harmed: sum(cases, ({ course }) => course.harm.total),
    live: sum(bad, ({ course }) => Number(course.liveAfter !== null)),
    exposed: Math.round(sum(bad, ({ course }) => course.exposedSeconds) / 6) / 10,
    rollback: Math.max(0, ...bad.map(({ course }) => Math.round(course.rollbackSeconds ?? 0))),
    good: isAllLive
      ? Math.round(Math.max(...good.map(({ course }) => course.liveAfter ?? 0)) / 6) / 10
      : null,
    pods: Math.round(sum(cases, ({ course }) => course.extraPodSeconds) / 60),
  };
}

function eventOf({ release, course }: ReleasedCase, day: number): ReplayEvent {
  const { harm, liveAfter, decidedAfter, requests, says } = course;
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  const parts = [
    harm.failed > 0 ? `${harm.failed} got an error` : '',
    harm.slow > 0 ? `${harm.slow} waited for more than 1 s` : '',
    harm.wrong > 0 ? `${harm.wrong} got a wrong answer` : '',
  ].filter(Boolean);
  const end = [
    liveAfter === null ? 'It never was all there is.' : `It was all there is after ${minutes(liveAfter)}.`,
    decidedAfter === null ? '' : `It was called off after ${minutes(decidedAfter)}.`,
    says ?? '',
  ].filter(Boolean);
  return {
    at: day * DAY + MORNING,
    label: release.says,
    trouble: TROUBLE[release.kind],
    outcome: outcomeOf(release, course),
    input: { requests: Math.round(requests), harmed: harm.total },
    detail: `Of ${Math.round(requests)} users, ${parts.length > 0 ? parts.join(', ') : 'nobody came to harm'}. ${end.join(' ')}`,
  };
}

/** A bad release that is kept from all is refused, as it should be; one that is not harms, loudly or not. */
function outcomeOf(
  { isBad, kind }: Release,
  { liveAfter, harm }: ReleasedCase['course'],
): ReplayEvent['outcome'] {
  if (!isBad) return liveAfter === null ? 'wrongly-refused' : harm.total > 0 ? 'crashed' : 'right';
  if (liveAfter === null) return 'refused';
  return kind === 'wrong' ? 'silently-wrong' : 'crashed';
}

import type { JobState } from '../../../ci/store/run-state';
import type { Facts } from '../../../core/facts';
import type { EvidenceRow } from '../../types';
import type { MarketEpisode } from './market';
import { isHarmful, type LoopRecord, stoppedBy } from './record';
import { happening } from './words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The facts that `loopFacts` yields, with their meanings. */
export const LOOP_FACTS: Readonly<Record<string, string>> = {
  alerts: 'alerts that came to the relay',
  accepted: 'alerts that the relay has passed on to GitHub',
  refusedCode: 'the status with which the relay refused the first one',
  refusedSays: 'why it did',
  runs: 'runs of workflows that alerts have started',
  unstarted: 'alerts that were passed on and started nothing',
  resolvedRuns: 'runs that were started because an alert was over',
  approvals: 'deployments that somebody had to approve',
  waitingFor: 'the environment that a run still waits for',
  turns: 'turns of the market that the loop has answered with a better model',
  unanswered: 'the first turn that it has not answered',
  unansweredStep: 'the step at which its run failed in that turn',
  unansweredSays: 'what that step said',
  greenWithoutRelease: 'runs that were green and after which nothing else served',
  hours: 'hours from an alert until a better model served, on average',
  harmful: 'releases that served customers worse than what they replaced',
  harmfulName: 'what was going on when the first of them was made',
  harmfulTrap: 'the name of that trap',
  harmfulCost: 'what a customer cost with it, in dollars',
  harmfulBefore: 'what a customer would have cost with what it replaced, in dollars',
  trainings: 'trainings',
  mostTrainings: 'trainings for one and the same happening, the most',
  mostTrainingsName: 'that happening',
  calmTrainings: 'trainings before anything had happened',
  brokenTrainings: 'trainings on rows of a broken feed',
  evaluatedOn: 'the rows that candidates were evaluated on',
  kind: 'the kind of what serves',
  analyses: 'analyses that have run',
  failedAnalyses: 'analyses that have said no',
  registryWrong: 'times that a run left a champion in the registry that did not serve',
  stops: 'runs that have stopped for a reason',
  silentStops: 'runs that have stopped and nobody was told',
  told: 'times that people were told something',
  keystrokes: 'keystrokes',
  days: 'days that were watched',
};

/** What came of a loop, as facts. */
export function loopFacts(record: LoopRecord): Facts {
  const { market, messages, runs, live } = record;
  const firing = messages.filter(({ status }) => status === 'firing');
  const accepted = firing.filter(({ code }) => code === 202);
  const resolved = new Set(messages.filter(({ status }) => status === 'resolved').flatMap((one) => one.runs));
  const refused = messages.find(({ code }) => code !== 202);
  const turns = market.episodes.filter(({ kind }) => kind === 'turn');
  const watched = turns.filter(({ next }) => next - DAY <= record.end);
  const unanswered = watched.find((turn) => record.answerTo(turn) === undefined);
  const stop = unanswered && stopIn(record, unanswered);
  const [harm] = record.harmful;
  const most = mostTrained(record);
  const stops = runs.filter((run) => stoppedBy(run) !== null);
  return {
    alerts: firing.length,
    accepted: accepted.length,
    refusedCode: refused?.code ?? null,
    refusedSays: refused?.says ?? null,
    runs: messages.reduce((sum, one) => sum + one.runs.length, 0),
    unstarted: accepted.filter((one) => one.runs.length === 0).length,
    resolvedRuns: runs.filter(({ id, jobs }) => didWork(jobs) && resolved.has(id)).length,
    approvals: runs.reduce((sum, run) => sum + run.approvals.length, 0),
    waitingFor:
      runs.flatMap(({ jobs }) => jobs).find(({ status }) => status === 'waiting')?.environment ?? null,
    turns: turns.filter((turn) => record.answerTo(turn) !== undefined).length,
    unanswered: unanswered ? happening(unanswered.name) : null,
    unansweredStep: stop?.step ?? null,
    unansweredSays: stop?.says ?? null,
    greenWithoutRelease: greenWithoutRelease(record),
    hours: meanHours(record),
    harmful: record.harmful.length,
    harmfulName: harm?.episode ? happening(harm.episode.name) : null,
    harmfulTrap: harm?.episode?.name ?? null,
    harmfulCost: harm ? Math.round(harm.cost) : null,
    harmfulBefore: harm ? Math.round(harm.costBefore) : null,
    trainings: record.trainings.length,
    mostTrainings: most.count,
    mostTrainingsName: most.name,
    calmTrainings: record.trainingsIn(undefined),
    brokenTrainings: record.trainings.filter(({ episode }) => episode?.name === 'feed').length,
    evaluatedOn: record.evaluatedOn,
    kind: live.kind,
    analyses: live.analyses,
    failedAnalyses: live.failedAnalyses,
    registryWrong: record.disagreements,
    stops: stops.length,
    silentStops: stops.filter(({ createdAt, completedAt }) => !record.toldBetween(createdAt, completedAt))
      .length,
    told: record.tellings.length,
    keystrokes: record.keystrokes,
    days: Math.round((record.end - market.start) / DAY),
  };
}

/** Whether a run did anything: one whose jobs were all skipped is green, too. */
const didWork = (jobs: readonly JobState[]): boolean =>
  jobs.some(({ conclusion }) => conclusion !== 'skipped');

function stopIn(record: LoopRecord, { from, next }: MarketEpisode) {
  for (const run of record.runs) {
    if (run.createdAt < from || run.createdAt >= next) continue;
    const stop = stoppedBy(run);
    if (stop) return stop;
  }
  return null;
}

/** Runs that ended well, and after which the same served as before. */
const greenWithoutRelease = ({ runs, releases }: LoopRecord): number =>
  runs.filter(
    ({ conclusion, createdAt, jobs }) =>
      conclusion === 'success' &&
      didWork(jobs) &&
      !releases.some(({ at }) => at >= createdAt && at < createdAt + DAY),
  ).length;

/** Hours from the first alert of a turn until a better model served. Null: none ever did. */
export function meanHours(record: LoopRecord): number | null {
  const hours = record.market.episodes.flatMap((episode) => {
    const [fired, answer] = [record.firedIn(episode), record.answerTo(episode)];
    return episode.kind === 'turn' && fired !== undefined && answer ? [(answer.at - fired) / HOUR] : [];
  });
  if (hours.length === 0) return null;
  return Math.round((10 * hours.reduce((sum, one) => sum + one, 0)) / hours.length) / 10;
}

function mostTrained(record: LoopRecord): { readonly count: number; readonly name: string | null } {
  const counts = record.market.episodes.map((episode) => ({
    count: record.trainingsIn(episode),
    name: happening(episode.name),
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most), {
    count: 0,
    name: null as never,
  });
}

/** What happened, and what the loop made of it: a line for each. */
export function loopEvidence(record: LoopRecord): EvidenceRow[] {
  return record.market.episodes
    .filter(({ from }) => from < record.end)
    .map((episode): EvidenceRow => {
      const { isRight, says } = outcomeOf(record, episode);
      const label = happening(episode.name);
      return {
        label: `${episode.kind === 'turn' ? 'Turn' : 'Trap'}: ${label}`,
        outcome: isRight ? 'good' : 'bad',
        detail: says,
      };
    });
}

/** What became of a happening, as customers and people see it. */
export function outcomeOf(
  record: LoopRecord,
  episode: MarketEpisode,
): { readonly isRight: boolean; readonly isHarm: boolean; readonly says: string } {
  const harm = record.releases.find((release) => release.episode === episode && isHarmful(release));
  const trained = record.trainingsIn(episode);
  const parts = trained > 2 ? [`${trained} trainings`] : [];
  if (harm) {
    parts.unshift(
      `${imageTag(harm.image)} went live and costs ${Math.round(harm.cost)} $ a customer, before it ${Math.round(harm.costBefore)} $`,
    );
    return { isRight: false, isHarm: true, says: parts.join('; ') };
  }
  const stop = stopIn(record, episode);
  const stopped = stop ? `stopped at “${stop.step}”${stop.says ? `: ${stop.says}` : ''}` : null;
  if (episode.kind === 'trap') {
    parts.unshift(
      stopped ?? (trained > 0 ? 'a candidate was made, and did no harm' : 'nothing was made of it'),
    );
    return { isRight: trained <= 2, isHarm: false, says: parts.join('; ') };
  }
  const answer = record.answerTo(episode);
  const fired = record.firedIn(episode);
  if (answer) {
    const hours = fired === undefined ? null : Math.round((10 * (answer.at - fired)) / HOUR) / 10;
    parts.unshift(
      `${imageTag(answer.image)} live${hours === null ? '' : ` ${hours} hours after the alert`}, ${Math.round(answer.costBefore)} → ${Math.round(answer.cost)} $ a customer`,
    );
    return { isRight: trained <= 2, isHarm: false, says: parts.join('; ') };
  }
  parts.unshift(stopped ?? (fired === undefined ? 'no alert came anywhere' : 'nothing better went live'));
  return { isRight: false, isHarm: false, says: parts.join('; ') };
}

const imageTag = (image: string): string => `version ${image.slice(image.lastIndexOf(':') + 1)}`;

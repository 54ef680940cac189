import type { ServedHour } from '../service/serve-hour';
import type { WorldState } from '../state';
import { LATENCY_BUCKETS } from './counters';

/** What a dependency takes on an ordinary day, in seconds. */
const DEPENDENCY_SECONDS = 0.01;

/** Adds an hour to what counters of the service count. */
export function countHour({ counters, weather, live }: WorldState, served: ServedHour): void {
  const { right, wrong, refused, crashed, noRoom, timedOut, unreached, requests, meanEstimate, fleet } =
    served;
  const answered = right + wrong;
  counters.status[200] += answered;
  counters.status[422] += refused;
  counters.status[500] += crashed;
  counters.status[503] += noRoom;
  counters.status[504] += timedOut;
  for (const [at, bound] of LATENCY_BUCKETS.entries())
    counters.faster[at]! += answered * (1 - fleet.tail(bound));
  counters.answered += answered;
  const asked = requests - unreached;
  counters.dependency.requests += asked;
  counters.dependency.seconds += asked * (DEPENDENCY_SECONDS + weather.dependencySeconds);
  if (answered > 0) {
    counters.estimates.sum += meanEstimate * answered;
    counters.estimates.count += answered;
  }
  counters.retries += Math.max(0, Math.round(fleet.reaching * 3600) - requests);
  const unresolved = Math.round(requests * weather.dnsFailShare);
  counters.dns.failed += unresolved;
  counters.dns.good += requests - unresolved;
  const isStuck = live.some(({ effect }) => effect.kind === 'queue');
  counters.queueMessages = isStuck ? counters.queueMessages + Math.round(requests * weather.queueShare) : 0;
}

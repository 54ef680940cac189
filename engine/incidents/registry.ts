import { badModel } from './catalogue/bad-model';
import { badRelease } from './catalogue/bad-release';
import { certificate } from './catalogue/certificate';
import { clockSkew } from './catalogue/clock-skew';
import { configDrift } from './catalogue/config-drift';
import { diskFull } from './catalogue/disk-full';
import { dnsFailure } from './catalogue/dns-failure';
import { duplicatedEvents } from './catalogue/duplicated-events';
import { expiredCredential } from './catalogue/expired-credential';
import { feedStands } from './catalogue/feed-stands';
import { hotfix } from './catalogue/hotfix';
import { marketTurn } from './catalogue/market-turn';
import { memoryLeak } from './catalogue/memory-leak';
import { missingCategory } from './catalogue/missing-category';
import { poisonedLabels } from './catalogue/poisoned-labels';
import { priceChange } from './catalogue/price-change';
import { queueBacklog } from './catalogue/queue-backlog';
import { retryStorm } from './catalogue/retry-storm';
import { schemaChange } from './catalogue/schema-change';
import { sensorStuck } from './catalogue/sensor-stuck';
import { slowDependency } from './catalogue/slow-dependency';
import { staleFeatures } from './catalogue/stale-features';
import { trafficSpike } from './catalogue/traffic-spike';
import { unitChange } from './catalogue/unit-change';
import { zoneOutage } from './catalogue/zone-outage';
import type { Incident } from './incident';

/** The catalogue. To add an incident: its file under `catalogue/`, and its line here. */
export const INCIDENTS: readonly Incident[] = [
  schemaChange,
  unitChange,
  sensorStuck,
  missingCategory,
  staleFeatures,
  marketTurn,
  poisonedLabels,
  badModel,
  badRelease,
  hotfix,
  memoryLeak,
  configDrift,
  slowDependency,
  expiredCredential,
  feedStands,
  duplicatedEvents,
  clockSkew,
  certificate,
  diskFull,
  dnsFailure,
  queueBacklog,
  retryStorm,
  zoneOutage,
  trafficSpike,
  priceChange,
];

/** The incident of this id; undefined: there is none. */
export const incidentNamed = (id: string): Incident | undefined => INCIDENTS.find((one) => one.id === id);

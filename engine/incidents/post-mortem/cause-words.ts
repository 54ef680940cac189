/**
 * Words of which a text about an incident of a kind has at least one, whatever its language is like otherwise: what was broken, or
 * what broke it. By the id of the catalogue, as the beginnings of words.
 */
export const CAUSE_WORDS: Readonly<Record<string, readonly string[]>> = {
  'schema-change': ['renam', 'schema', 'column'],
  'unit-change': ['unit', 'metric', 'square', 'metre', 'meter', 'feet'],
  'sensor-stuck': ['stuck', 'sensor', 'constant', 'same value', 'frozen'],
  'missing-category': ['categor', 'unknown value', 'new value', 'new neighbo'],
  'stale-features': [
    'stale',
    'feature job',
    'job of features',
    'computes features',
    'old features',
    'feature store',
  ],
  'market-turn': ['market', 'price level', 'prices fell', 'prices fall'],
  'poisoned-labels': ['label', 'poison', 'sale prices', 'overwr'],
  'bad-model': ['model', 'training', 'trained'],
  'bad-release': ['release', 'deploy', 'branch', 'new code', 'new version'],
  hotfix: ['hotfix', 'by hand', 'manual', 'out of sync', 'not in git', 'uncommitted'],
  'memory-leak': ['memory', 'leak'],
  'config-drift': ['config', 'limit', 'setting'],
  'slow-dependency': ['dependency', 'feature store', 'slow'],
  'expired-credential': ['expired', 'credential', 'key', 'token'],
  'feed-stands': ['feed', 'credential', 'expired', 'no file'],
  'duplicated-events': ['twice', 'duplicat', 'repeated'],
  'clock-skew': ['clock', 'time sync', 'ntp'],
  certificate: ['certificate', 'tls'],
  'disk-full': ['disk', 'log files', 'storage'],
  'dns-failure': ['dns', 'name resolution', 'resolver', 'names are'],
  'queue-backlog': ['queue', 'consumer', 'backlog', 'message'],
  'retry-storm': ['retr'],
  'zone-outage': ['zone', 'data centre', 'data center'],
  'traffic-spike': ['traffic', 'spike', 'visit', 'crowd', 'television', 'article', 'newsletter', 'campaign', 'load', 'visitors'],
  'price-change': ['price', 'bill', 'cost'],
};

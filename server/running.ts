import { messageOf } from '../engine/core/errors';
import { sweep } from './accounts/sweep';
import { answerRequest } from './backup/answer-request';
import { readConfig, type ServerConfig } from './config/config';
import { loadSecrets } from './config/secrets';
import { toDbError } from './db/errors';
import { migrateToLatest, openDb } from './db/open';
import { comparer } from './gradebook/similarity-process';
import { startWorkers } from './grading/workers';
import { jsonLog, type Log } from './log';
import { createPlatforms } from './lti/connect';
import { networkHttp } from './lti/platform-http';
import { startPlatformWorker } from './lti/worker';
import { createMetrics } from './metrics/metrics';
import type { Services } from './services';

const SWEEP_EVERY = 3_600_000;

/** Modules are loaded anew in development; the database must not be. */
const KEY = Symbol.for('stagecraft.services');
const place = globalThis as { [KEY]?: Promise<Services> };

/** Of this loading of the module: the schema is looked at again when the code was changed. */
let anew: Promise<unknown> | undefined;

const log: Log = jsonLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

/**
 * What this server works with. The database is opened by the first request that needs it and never before: who learns without
 * an account pays nothing for it. A failed start is tried again by the next request.
 */
export async function services(): Promise<Services> {
  place[KEY] ??= start(readConfig(process.env, process.cwd())).catch((error: unknown) => {
    delete place[KEY];
    throw error;
  });
  const running = await place[KEY];
  // In development a migration may have been written since the database was opened.
  if (process.env.NODE_ENV === 'development') {
    anew ??= migrateToLatest(running.db);
    await anew;
  }
  return running;
}

/** Puts others in their place, for tests; undefined takes them away. */
export function provideServices(services: Services | undefined): void {
  if (services === undefined) delete place[KEY];
  else place[KEY] = Promise.resolve(services);
}

async function start(config: ServerConfig): Promise<Services> {
  const now = () => new Date();
  const secrets = loadSecrets(config);
  const { db, isPowerLossSafe, lock } = await openDb({
    ...config,
    onLost: (error) =>
      log.error('database lost', { code: codeOf(error), message: messageOf(toDbError(error)) }),
  });
  const applied = await migrateToLatest(db);
  await sweep(db, now());
  setInterval(
    () => void sweep(db, now()).catch((error: unknown) => logServerError(error, 'sweep', '')),
    SWEEP_EVERY,
  ).unref();
  lock?.onRequest((line) => answerRequest(db, line, now()));
  log.info('database open', { kind: db.kind, applied: applied.join(' ') || null, isPowerLossSafe });
  if (isPowerLossSafe === false)
    log.error('not power-loss safe', {
      hint: 'commits were not seen to reach the disk; see docs/operations.md',
    });
  const workers = startWorkers({ db, log, now }, { count: config.gradingWorkers });
  const platforms = createPlatforms({
    db,
    secrets,
    now,
    http: networkHttp(config.asksPrivatePlatforms ?? false),
  });
  const platformWork = startPlatformWorker(
    { db, log, now, services: platforms.services, chance: Math.random },
    new AbortController().signal,
  );
  const metrics = config.metricsToken === undefined ? undefined : createMetrics();
  return {
    db,
    config,
    secrets,
    log,
    now,
    isPowerLossSafe,
    metrics,
    platforms,
    onWork: workers.wake,
    onPlatformWork: platformWork.wake,
    compareApart: comparer(process.cwd()),
  };
}

/** Writes down a failure that is the server's own. Never what was sent: a message of ours has no parameters in it. */
export function logServerError(thrown: unknown, action: string, requestId: string): void {
  const error = toDbError(thrown);
  log.error('request failed', {
    requestId,
    action,
    name: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    message: error instanceof Error ? error.message : undefined,
    stack: error instanceof Error ? error.stack?.split('\n').slice(1, 8).join('\n') : undefined,
  });
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

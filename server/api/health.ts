import { SITE } from '../access/resource';
import { lastBackup } from '../backup/last-backup';
import { appliedMigrations } from '../db/migrate/migrate';
import { turnstile } from '../http/admission';
import { defineRoute } from '../http/route';

/** `GET /api/health`: whether the server can serve, and how safe what it holds is. */
export const readHealth = defineRoute({
  action: 'health.read',
  isForOperators: true,
  resource: () => SITE,
  handle: async ({ services: { db, config, isPowerLossSafe }, now }) => {
    const [{ version } = { version: 'unknown' }] = await db.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const migrations = await appliedMigrations(db);
    return {
      ok: true,
      at: now.toISOString(),
      requestsWaiting: turnstile.waiting,
      database: { kind: db.kind, version, waiting: db.waiting(), isPowerLossSafe },
      migration: migrations.at(-1) ?? null,
      lastBackup: await lastBackup(config.dataDir),
    };
  },
});

import type { Queries } from '../db/db';
import { audit } from '../db/schema/accounts';

export interface AuditEntry {
  /** Absent: the server itself, or someone at its console. */
  readonly actorId?: string;
  readonly action: string;
  readonly classId?: string;
  /** Whom or what it was done to. */
  readonly subjectId?: string;
  /** What was changed; no secrets, no work. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down what was done, in the transaction that does it. */
export async function writeAudit(queries: Queries, entry: AuditEntry, now: Date): Promise<void> {
  await queries.orm
    .insert(audit)
    .values({ id: crypto.randomUUID(), at: now, ...entry, detail: entry.detail ?? {} });
}

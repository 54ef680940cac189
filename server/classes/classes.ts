import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { changeClassSchema } from '../../contracts/api/classes';
import { writeAudit } from '../accounts/audit';
import { newCode } from '../accounts/secret-codes';
import type { Db, Queries } from '../db/db';
import { DbError } from '../db/errors';
import { classes, members } from '../db/schema/classes';
import { fieldError, HttpError } from '../http/http-error';

/** 40 bits: it is tried against a limit, and can be changed. */
const JOIN_CHARACTERS = 8;

export const newJoinCode = (): string => newCode(JOIN_CHARACTERS);

export interface NewClass {
  readonly name: string;
  readonly timeZone: string;
}

/** Makes a class, with the one who makes it as its instructor. */
export async function createClass(
  queries: Queries,
  { name, timeZone }: NewClass,
  userId: string,
  now: Date,
  copiedFrom?: string,
): Promise<string> {
  const id = crypto.randomUUID();
  await queries.orm.insert(classes).values({
    id,
    name,
    timeZone,
    joinCode: newJoinCode(),
    isJoinOpen: true,
    needsApproval: false,
    secret: randomBytes(32),
    copiedFrom,
    createdBy: userId,
    createdAt: now,
  });
  await queries.orm.insert(members).values({
    id: crypto.randomUUID(),
    classId: id,
    userId,
    role: 'instructor',
    status: 'active',
    createdAt: now,
  });
  await writeAudit(
    queries,
    { actorId: userId, action: 'class.create', classId: id, subjectId: copiedFrom },
    now,
  );
  return id;
}

/** @throws HttpError `invalid` for a zone that the database does not know, though the runtime does. */
export async function refuseUnknownZone(db: Db, timeZone: string | undefined): Promise<void> {
  if (timeZone === undefined) return;
  try {
    await db.query('select now() at time zone $1', [timeZone]);
  } catch (error) {
    if (!(error instanceof DbError) || error.code !== 'db-query') throw error;
    throw fieldError('timeZone', `The database does not know the time zone ${timeZone}.`);
  }
}

export type ClassChange = z.infer<typeof changeClassSchema>;

/** Changes a class. To archive one closes its code; only taking it out of the archive can be done to an archived one. */
export async function changeClass(
  queries: Queries,
  classId: string,
  { isArchived, ...change }: ClassChange,
  now: Date,
): Promise<void> {
  const [row] = await queries.orm.select().from(classes).where(eq(classes.id, classId)).for('update');
  if (row === undefined) throw new HttpError('not-found', 'There is no such class.');
  if (row.archivedAt !== null && isArchived !== false)
    throw new HttpError('conflict', `${row.name} is archived. Take it out of the archive to change it.`);
  const set = {
    ...change,
    // Who opens it again has seen why it was closed.
    ...(change.isJoinOpen === undefined ? {} : { wasJoinFlooded: false }),
    ...(isArchived === undefined ? {} : { archivedAt: isArchived ? now : null }),
    ...(isArchived ? { isJoinOpen: false } : {}),
  };
  if (Object.keys(set).length > 0) await queries.orm.update(classes).set(set).where(eq(classes.id, classId));
}

/** Gives a class another code; the one before opens nothing any more. */
export async function rotateCode(queries: Queries, classId: string): Promise<string> {
  const joinCode = newJoinCode();
  await queries.orm.update(classes).set({ joinCode, wasJoinFlooded: false }).where(eq(classes.id, classId));
  return joinCode;
}

import { EVENT_BODIES, type EventBody, type EventKind } from '../../contracts/api/sync-events';
import type { LessonProgress } from '../../contracts/stored-records';
import type { StoredDraft } from '../../contracts/stored-sync';
import { compareStamps, firstAnswer, mergeProgress, NO_STAMP, type Stamp } from '../../engine/sync/merge';
import type { RecordKey, RecordReader, Table, Write } from '../storage/record-database';

/** An event of another device, as JSON brings it. */
export interface Pulled {
  readonly stream: string;
  readonly kind: string;
  readonly clientAt: string;
  readonly receivedAt: string;
  readonly body: unknown;
}

/** The tables that events of other devices change. */
export const PULLED_TABLES: readonly Table[] = [
  'progress',
  'documents',
  'settings',
  'workspaces',
  'syncStamps',
  'syncDrafts',
];

/** Drafts of other devices that are kept of a lesson. */
const KEPT_DRAFTS = 10;

/** What events of other devices come to here. */
export interface Applied {
  readonly writes: readonly Write[];
  /** Lessons of which something has changed. */
  readonly lessons: readonly string[];
  /** The highest lamport among them. */
  readonly lamport: number;
}

/**
 * What brings events of other devices into the records of `course`, to be written in the transaction of `reader`. The order of
 * the events does not matter, and one that comes twice changes nothing. What is of no known form is passed over: a newer version
 * of the lab may have written it.
 */
export async function applyPulled(
  reader: RecordReader,
  course: string,
  pulled: readonly Pulled[],
): Promise<Applied> {
  const records = new Overlay(reader);
  const lessons = new Set<string>();
  let lamport = 0;
  for (const event of pulled) {
    const known = EVENT_BODIES[event.kind as EventKind]?.safeParse(event.body);
    if (known?.success !== true) continue;
    lamport = Math.max(lamport, known.data.lamport);
    const stamp: Stamp = { lamport: known.data.lamport, stream: event.stream };
    const { kind } = event;
    if (kind === 'progress') await applyProgress(records, course, known.data as EventBody<'progress'>, event);
    else if (kind === 'document')
      await applyDocument(records, course, known.data as EventBody<'document'>, stamp);
    else if (kind === 'draft')
      await applyDraft(records, course, known.data as EventBody<'draft'>, event, stamp);
    else if (kind === 'profile') await applyProfile(records, course, known.data as EventBody<'profile'>);
    else continue;
    if ('lesson' in known.data) lessons.add(known.data.lesson);
  }
  return { writes: records.writes(), lessons: [...lessons], lamport };
}

/** Records with the changes that were made to them, before they are written. */
class Overlay {
  readonly #reader: RecordReader;
  readonly #changed = new Map<string, Write>();

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  async get(table: Table, key: RecordKey): Promise<unknown> {
    const changed = this.#changed.get(JSON.stringify([table, key]));
    if (changed !== undefined) return changed.op === 'put' ? changed.value : undefined;
    return this.#reader.get(table, key);
  }

  async keys(table: Table, prefix: RecordKey): Promise<readonly RecordKey[]> {
    return this.#reader.keys(table, prefix);
  }

  put(table: Table, key: RecordKey, value: unknown): void {
    this.#changed.set(JSON.stringify([table, key]), { op: 'put', table, key, value });
  }

  remove(table: Table, key: RecordKey): void {
    this.#changed.set(JSON.stringify([table, key]), { op: 'delete', table, key });
  }

  writes(): readonly Write[] {
    return [...this.#changed.values()];
  }
}

async function applyProgress(records: Overlay, course: string, body: EventBody<'progress'>, event: Pulled) {
  const key: RecordKey = [course, body.lesson];
  const own = (await records.get('progress', key)) as LessonProgress | undefined;
  const theirs = { status: body.status, credit: body.credit, exercises: body.exercises };
  const merged =
    own === undefined
      ? theirs
      : mergeProgress(own, theirs, Math.max(exerciseCount(own), exerciseCount(theirs)));
  const lastVisitedAt = own?.lastVisitedAt ?? Date.parse(event.clientAt);
  records.put('progress', key, {
    ...(own ?? { lessonVersion: body.lessonVersion }),
    slug: body.lesson,
    ...merged,
    lastVisitedAt,
  });
}

/** How many exercises the lesson has, as the mean and its parts give away. */
function exerciseCount({ credit, exercises }: Pick<LessonProgress, 'credit' | 'exercises'>): number {
  const credits = Object.values(exercises);
  const sum = credits.reduce((total, each) => total + each, 0);
  return Math.max(credits.length, credit > 0 ? Math.round(sum / credit) : 0);
}

async function applyDocument(records: Overlay, course: string, body: EventBody<'document'>, stamp: Stamp) {
  const { document, id, value } = body;
  const key: RecordKey = [course, body.lesson, document, id];
  const own = await records.get('documents', key);
  if (document === 'hints') {
    const most = Math.max(Number(own ?? 0), Number(value));
    if (Number.isFinite(most)) records.put('documents', key, most);
    return;
  }
  if (document === 'prediction' || document === 'recall') {
    const stands = own === undefined ? value : firstAnswer(answerOf(own), answerOf(value)).value;
    records.put('documents', key, stands);
    return;
  }
  const before = ((await records.get('syncStamps', key)) as Stamp | undefined) ?? NO_STAMP;
  if (own !== undefined && compareStamps(before, stamp) >= 0) return;
  records.put('documents', key, value);
  records.put('syncStamps', key, stamp);
}

function answerOf(value: unknown) {
  const { lockedAt, at, happened } = (value ?? {}) as Record<string, unknown>;
  const moment = Number(lockedAt ?? at ?? 0);
  return {
    at: Number.isFinite(moment) ? moment : 0,
    text: canonical(value),
    isAnswered: happened !== undefined,
    value,
  };
}

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

async function applyDraft(
  records: Overlay,
  course: string,
  body: EventBody<'draft'>,
  event: Pulled,
  stamp: Stamp,
) {
  const prefix: RecordKey = [course, body.lesson];
  const key: RecordKey = [...prefix, stamp.lamport, stamp.stream];
  const draft: StoredDraft = {
    gzip: body.gzip,
    lessonVersion: body.lessonVersion,
    receivedAt: Date.parse(event.receivedAt),
  };
  const kept = (await records.keys('syncDrafts', prefix)).toSorted((a, b) => compareDrafts(b, a));
  for (const old of kept.slice(KEPT_DRAFTS - 1)) records.remove('syncDrafts', old);
  records.put('syncDrafts', key, draft);
}

function compareDrafts(a: RecordKey, b: RecordKey): number {
  const stamp = ([, , lamport, stream]: RecordKey): Stamp => ({
    lamport: Number(lamport),
    stream: String(stream),
  });
  return compareStamps(stamp(a), stamp(b));
}

/** A device without work of its own takes over what lessons are made from; one with work keeps its own. */
async function applyProfile(records: Overlay, course: string, { learnerSeed }: EventBody<'profile'>) {
  const hasWork = (await records.keys('workspaces', [course])).length > 0;
  if (!hasWork) records.put('settings', [course, 'learner-seed'], learnerSeed);
}

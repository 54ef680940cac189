import { DRAFT_CHARACTERS, draftFilesSchema } from '../../contracts/api/sync-events';
import type { StoredDraft } from '../../contracts/stored-sync';
import type { WorkspaceFiles } from '../../engine/core/files';
import { sha256Hex } from '../../engine/core/hash';
import { compareStamps, NO_STAMP, type Stamp } from '../../engine/sync/merge';
import { gzip, textOf } from '../../runtime/storage/gzip';
import type { RecordDatabase, RecordKey } from '../../runtime/storage/record-database';
import { stampKeyOf } from '../../runtime/sync/append';
import type { SyncLog } from '../../runtime/sync/sync-log';
import { base64, fromBase64 } from './base64';

/** Characters that a draft may unpack to. */
const LARGEST = 20_000_000;

/** The work on a lesson as another device left it. */
export interface OtherDraft {
  readonly stamp: Stamp;
  /** When the server got it; milliseconds since the Unix epoch. */
  readonly receivedAt: number;
  readonly files: WorkspaceFiles;
}

/** The drafts of one lesson: what this device tells the others, and what they have told. The newest counts; older ones are kept. */
export class LessonDrafts {
  readonly #db: RecordDatabase;
  readonly #log: SyncLog;
  readonly #lesson: { readonly course: string; readonly slug: string; readonly version: string };
  readonly #stampKey: RecordKey;
  readonly #hashKey: RecordKey;

  constructor(
    db: RecordDatabase,
    log: SyncLog,
    lesson: { readonly course: string; readonly slug: string; readonly version: string },
  ) {
    this.#db = db;
    this.#log = log;
    this.#lesson = lesson;
    this.#stampKey = stampKeyOf(lesson.course, 'draft', { lesson: lesson.slug })!;
    this.#hashKey = [lesson.course, lesson.slug, 'draft'];
  }

  /** Whether these files are what was last told, or taken over; null: nothing was yet. */
  async isTold(files: WorkspaceFiles): Promise<boolean | null> {
    const told = await this.#db.get('cache', this.#hashKey);
    return told === undefined ? null : told === sha256Hex(textOfFiles(files));
  }

  /** The newest draft of another device that is newer than this device's own; null: there is none. */
  async newer(): Promise<OtherDraft | null> {
    const own = ((await this.#db.get('syncStamps', this.#stampKey)) as Stamp | undefined) ?? NO_STAMP;
    const records = await this.#db.under('syncDrafts', [this.#lesson.course, this.#lesson.slug]);
    const [newest] = records
      .map(({ key, value }) => ({
        stamp: { lamport: Number(key[2]), stream: String(key[3]) },
        draft: value as StoredDraft,
      }))
      .filter(({ stamp }) => compareStamps(stamp, own) > 0)
      .sort((a, b) => compareStamps(b.stamp, a.stamp));
    if (newest === undefined) return null;
    const text = await textOf(fromBase64(newest.draft.gzip), LARGEST);
    const { files } = draftFilesSchema.parse(JSON.parse(text));
    return {
      stamp: newest.stamp,
      receivedAt: newest.draft.receivedAt,
      files: Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string' ? content : fromBase64(content.base64),
        ]),
      ),
    };
  }

  /** Tells the other devices of these files, unless they are told already. @returns false when they are too large to be sent. */
  async tell(files: WorkspaceFiles): Promise<boolean> {
    const text = textOfFiles(files);
    const hash = sha256Hex(text);
    if ((await this.#db.get('cache', this.#hashKey)) === hash) return true;
    const packed = base64(await gzip(text));
    if (packed.length > DRAFT_CHARACTERS) return false;
    const { slug: lesson, version: lessonVersion } = this.#lesson;
    await this.#log.append(
      [{ kind: 'draft', exercise: null, body: { lesson, lessonVersion, gzip: packed } }],
      [{ op: 'put', table: 'cache', key: this.#hashKey, value: hash }],
    );
    return true;
  }

  /** Remembers that the learner goes on with the work here: `draft` is not offered again. */
  async passOver({ stamp }: OtherDraft): Promise<void> {
    await this.#db.write([{ op: 'put', table: 'syncStamps', key: this.#stampKey, value: stamp }]);
  }

  /** Remembers that the work here is now that of `draft`, so that it is not told back as something new. */
  async tookOver({ stamp, files }: OtherDraft): Promise<void> {
    await this.#db.write([
      { op: 'put', table: 'syncStamps', key: this.#stampKey, value: stamp },
      { op: 'put', table: 'cache', key: this.#hashKey, value: sha256Hex(textOfFiles(files)) },
    ]);
  }
}

/** Files as text that is the same for the same files. */
function textOfFiles(files: WorkspaceFiles): string {
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => [path, typeof content === 'string' ? content : { base64: base64(content) }]);
  return JSON.stringify({ files: Object.fromEntries(entries) });
}

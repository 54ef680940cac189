import type { z } from 'zod';
import {
  PROGRESS_FORMAT,
  PROGRESS_SIZE_LIMIT,
  PROGRESS_VERSION,
  type ProgressFile,
  progressEnvelopeSchema,
  progressPayloadSchema,
} from '../../contracts/progress-file';
import { sha256Hex } from '../../engine/core/hash';
import { textOf } from './gzip';
import { ProgressFileError } from './progress-file-errors';

/** Brings a payload of the version before to this one. */
export interface FileMigration {
  readonly version: number;
  readonly migrate: (payload: unknown) => unknown;
}

/** Oldest first; version 1 is the first, so there are none yet. */
export const FILE_MIGRATIONS: readonly FileMigration[] = [];

/** What a reader of files may be told otherwise, by tests. */
export interface ReadOptions {
  readonly limit?: number;
  readonly version?: number;
  readonly migrations?: readonly FileMigration[];
}

/**
 * Reads and checks a progress file, gzipped or plain. Everything is checked before anything is returned: size, format,
 * version, checksum, keys, every field and every path.
 * @throws ProgressFileError
 */
export async function readProgressFile(
  bytes: Uint8Array<ArrayBuffer>,
  course: string,
  { limit = PROGRESS_SIZE_LIMIT, version = PROGRESS_VERSION, migrations = FILE_MIGRATIONS }: ReadOptions = {},
): Promise<ProgressFile> {
  const raw = parsed(await textOf(bytes, limit));
  refuseTraps(raw);
  if ((raw as { format?: unknown } | null)?.format !== PROGRESS_FORMAT) throw foreign();
  const envelope = checked(progressEnvelopeSchema, raw);
  if (envelope.version > version)
    throw new ProgressFileError(
      'progress-file-newer',
      `This file was made by a newer version of Stagecraft (file version ${envelope.version}, this page reads up to ${version}). Reload the page to get that version, then import again. Nothing was changed.`,
      { found: envelope.version, known: version },
    );
  if (envelope.course !== course)
    throw new ProgressFileError(
      'progress-file-foreign',
      `This file belongs to another course (${envelope.course}). Nothing was changed.`,
      { course: envelope.course },
    );
  if (sha256Hex(JSON.stringify(envelope.payload)) !== envelope.checksum)
    throw new ProgressFileError(
      'progress-file-damaged',
      'This file is damaged: its contents do not match its checksum. Export it again where it came from. Nothing was changed.',
    );
  const payload = migrations
    .filter((step) => step.version > envelope.version && step.version <= version)
    .reduce((current, step) => step.migrate(current), envelope.payload);
  return { ...envelope, version, payload: checked(progressPayloadSchema, payload) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProgressFileError(
      'progress-file-unreadable',
      'This file is not a progress file: it is not JSON. Nothing was changed.',
      undefined,
      { cause: error },
    );
  }
}

function foreign(): ProgressFileError {
  return new ProgressFileError(
    'progress-file-foreign',
    'This is not a progress file of Stagecraft. Nothing was changed.',
  );
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** How deep a progress file may be nested; real ones stay under 20, and what a learner's program reports is shallow. */
const DEEPEST = 200;

/** Refuses keys that could reach an object's prototype, and nesting that would exhaust the stack. Walks level by level. */
function refuseTraps(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw refused('it is nested too deeply');
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [key, part] of Object.entries(value)) {
        if (FORBIDDEN.has(key)) throw refused(`it uses the reserved name ${key}`);
        next.push(part);
      }
    }
    level = next;
  }
}

function refused(why: string, data?: unknown): ProgressFileError {
  return new ProgressFileError(
    'progress-file-refused',
    `This file was refused: ${why}. Nothing was changed.`,
    data,
  );
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const where = issues[0]?.path.map(String).join(' › ') || 'the file';
  throw refused(`${where}: ${issues[0]?.message ?? 'not as expected'}`, {
    issues: issues.slice(0, 20).map(({ path, message }) => ({ path, message })),
  });
}

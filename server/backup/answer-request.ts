import { z } from 'zod';
import { messageOf } from '../../engine/core/errors';
import type { Db } from '../db/db';
import { writeBackup } from './write-backup';

const requestSchema = z.object({ do: z.literal('backup'), folder: z.string().min(1) });

/** Answers what another process of the same user asks of the one that holds the embedded database. */
export async function answerRequest(db: Db, line: string, now: Date): Promise<string> {
  try {
    const { folder } = requestSchema.parse(JSON.parse(line));
    return JSON.stringify({ manifest: await writeBackup(db, folder, now) });
  } catch (error) {
    return JSON.stringify({ error: messageOf(error) });
  }
}

import { z } from 'zod';
import type { FileSystem } from '@/engine/core/file-system';
import type { ObjectId } from '../../git/objects/object-id';
import { ForgeError } from '../errors';
import { readJson, writeJson } from './json-file';

const checkSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['pass', 'fail', 'pending']),
  description: z.string().default(''),
  url: z.string().default(''),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** Null: still running. */
  completedAt: z.number().nullable(),
});

const fileSchema = z.strictObject({ checks: z.array(checkSchema).default([]) });

/** What a build server has said about one commit. */
export type CheckRun = z.infer<typeof checkSchema>;

const pathOf = (folder: string, commit: ObjectId): string => `${folder}/lab/checks/${commit}.json`;

/** The checks of a commit, by name. @throws ForgeError `settings-invalid` for a file that is not one of checks. */
export function readChecks(fs: FileSystem, folder: string, commit: ObjectId): CheckRun[] {
  const path = pathOf(folder, commit);
  return readJson(fs, path, fileSchema, (found) => {
    throw new ForgeError('settings-invalid', `${path} is not a file of checks: ${found}`, { path });
  }).checks;
}

/** Takes down what a build server says about a commit, in place of what it said before under that name. */
export function reportCheck(fs: FileSystem, folder: string, commit: ObjectId, check: CheckRun): void {
  const others = readChecks(fs, folder, commit).filter(({ name }) => name !== check.name);
  const checks = [...others, check].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeJson(fs, pathOf(folder, commit), { checks });
}

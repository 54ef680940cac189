import { z } from 'zod';
import type { FileSystem } from '@/engine/core/file-system';
import type { ObjectId } from '../../git/objects/object-id';
import { ForgeError } from '../errors';
import { readJson, writeJson } from '../store/json-file';
import { type CheckRun, checkRunSchema, type GivenCheckRun } from './check-run';

const fileSchema = z.strictObject({ checks: z.array(checkRunSchema).default([]) });

const pathOf = (folder: string, commit: ObjectId): string => `${folder}/lab/checks/${commit}.json`;

/** The checks of a commit, by name. @throws ForgeError `settings-invalid` for a file that is not one of checks. */
export function readChecks(fs: FileSystem, folder: string, commit: ObjectId): CheckRun[] {
  const path = pathOf(folder, commit);
  return readJson(fs, path, fileSchema, (found) => {
    throw new ForgeError('settings-invalid', `${path} is not a file of checks: ${found}`, { path });
  }).checks;
}

/**
 * Takes down what a build server says about a commit, in place of what it said before under that name.
 * @throws ForgeError `check-invalid` for a report that contradicts itself.
 */
export function reportCheck(fs: FileSystem, folder: string, commit: ObjectId, given: GivenCheckRun): void {
  const parsed = checkRunSchema.safeParse(given);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new ForgeError(
      'check-invalid',
      `The check “${given.name}” has a bad ${path.join('.')}: ${message}`,
    );
  }
  const others = readChecks(fs, folder, commit).filter(({ name }) => name !== given.name);
  const checks = [...others, parsed.data].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeJson(fs, pathOf(folder, commit), { checks });
}

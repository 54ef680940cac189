import type { z } from 'zod';
import { messageOf } from '@/engine/core/errors';
import { type FileSystem, parentOf } from '@/engine/core/file-system';

/**
 * Reads a JSON file of the server; a file that is not there counts as `{}`.
 * @param invalid is called with what is wrong, and throws.
 */
export function readJson<S extends z.ZodType>(
  fs: FileSystem,
  path: string,
  schema: S,
  invalid: (found: string) => never,
): z.infer<S> {
  let value: unknown = {};
  if (fs.isFile(path)) {
    try {
      value = JSON.parse(fs.readText(path));
    } catch (thrown) {
      invalid(messageOf(thrown));
    }
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0]!;
  return invalid(`${first.path.join('.') || 'its top'}: ${first.message}`);
}

/** Writes a JSON file, its folder too. */
export function writeJson(fs: FileSystem, path: string, value: unknown): void {
  fs.makeFolder(parentOf(path));
  fs.write(path, `${JSON.stringify(value, null, 2)}\n`);
}

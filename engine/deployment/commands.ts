import { z } from 'zod';
import type { WorkspacePath } from '../core/files';
import { OPERATIONS_PATH, ServerFileError } from './spec';

const path = z.string().min(1).max(400);

const commandSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('copy'),
    files: z
      .record(path, z.string().regex(/^[0-9a-f]{64}$/))
      .optional()
      .describe('What was copied: SHA-256 of the content, by path.'),
    paths: z
      .array(path)
      .optional()
      .describe('Written by hand: files and folders (ending in /), as the workspace has them now.'),
  }),
  z.strictObject({ do: z.literal('remove'), path }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({ do: z.literal('stop') }),
  z.strictObject({ do: z.literal('rotate') }),
  z.strictObject({ do: z.literal('truncate') }),
  z.strictObject({ do: z.literal('traffic'), days: z.number().int().min(1).max(28) }),
]);

/**
 * What an operator does to the server. `rotate` renames the log to `….1` in place of the last one of that name;
 * `truncate` empties it; `traffic` lets the clients send their next days of requests.
 */
export type ServerCommand = z.output<typeof commandSchema>;

/**
 * The commands of a log, oldest first; empty lines do not count.
 * @throws ServerFileError with the line that cannot be read.
 */
export function parseOperations(text: string): ServerCommand[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new ServerFileError(OPERATIONS_PATH, i + 1, 'it is not JSON');
    }
    const parsed = commandSchema.safeParse(value);
    if (parsed.success) return [parsed.data];
    const issue = parsed.error.issues[0]!;
    throw new ServerFileError(OPERATIONS_PATH, i + 1, `${issue.path.join('.') || 'do'}: ${issue.message}`);
  });
}

/** The log with one more command at its end. */
export function withCommand(text: string, command: ServerCommand): string {
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${JSON.stringify(command)}\n`;
}

/** The paths among `all` that `wanted` names: itself, or everything below a folder that ends in `/`. Sorted. */
export function pathsUnder(all: readonly WorkspacePath[], wanted: readonly string[]): WorkspacePath[] {
  return all
    .filter((one) => wanted.some((each) => one === each || (each.endsWith('/') && one.startsWith(each))))
    .sort();
}

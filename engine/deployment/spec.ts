import { z } from 'zod';
import { StagecraftError } from '../core/errors';

/** The server of a lesson is described wrongly, or its log of commands cannot be read. */
export class ServerFileError extends StagecraftError<'server-file'> {
  constructor(path: string, line: number | null, reason: string) {
    super('server-file', `${path}${line === null ? '' : `, line ${line}`}: ${reason}.`, { path, line });
  }
}

/** Where the workspace keeps what the panel did: one JSON command a line, oldest first. */
export const OPERATIONS_PATH = 'server/operations.jsonl';
/** Where the workspace describes its server. The lesson's own copy counts, not the learner's. */
export const SPEC_PATH = 'server/server.json';
/** Contents of copied files that the workspace does not hold any more, by their SHA-256. */
export const OBJECTS_FOLDER = 'server/objects/';

const specSchema = z.strictObject({
  name: z.string().min(1).describe('The name of the machine, e.g. homestead-1.'),
  entry: z
    .string()
    .min(1)
    .describe('The module whose default export answers requests: `{ fetch(request) }`.'),
  log: z.string().min(1).describe('The log file; what the process prints is appended to it too.'),
  diskBytes: z.number().int().positive().describe('Size of the disk, in bytes.'),
  systemBytes: z.number().int().min(0).default(0).describe('Bytes that the system itself takes up.'),
  traffic: z.string().startsWith('data/').describe('The requests of the clients, one JSON object a line.'),
  reference: z
    .strictObject({
      label: z.string().describe('What answers are held against, as a column head, e.g. Sold for.'),
      probe: z
        .string()
        .optional()
        .describe('Gives the reference of each request; absent: `reference` of its line.'),
      tolerance: z.number().positive().default(150).describe('Dollars by which a right answer may miss it.'),
    })
    .describe('What the answer of a request should have been.'),
});

/** One simulated server, as `server/server.json` of a lesson describes it. */
export type ServerSpec = z.output<typeof specSchema>;

/**
 * Reads the description of a server.
 * @throws ServerFileError when it is missing, no JSON, or lacks something.
 */
export function parseServerSpec(text: string | Uint8Array | undefined): ServerSpec {
  if (typeof text !== 'string') throw new ServerFileError(SPEC_PATH, null, 'there is no such text file');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServerFileError(SPEC_PATH, null, 'it is not JSON');
  }
  const parsed = specSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ServerFileError(SPEC_PATH, null, `${issue.path.join('.') || 'it'}: ${issue.message}`);
}

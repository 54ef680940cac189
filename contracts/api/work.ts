import { z } from 'zod';

/**
 * How work is handed in, for whoever sends it:
 *
 * 1. Cut each file's content (text as UTF-8) into pieces of `PIECE_BYTES` at most; an empty file has none.
 * 2. `POST /api/v1/artifacts/missing` with the hashes of all pieces: it answers which the server does not have from this person.
 * 3. `POST /api/v1/artifacts` with those, several in a request up to `ARTIFACTS_REQUEST_BYTES` of pieces. Sending one again does nothing.
 * 4. `POST …/assignments/:assignmentId/submissions` with `body: { work }`. Where a piece is not there (a server restored from an
 *    older backup), it is refused with the code `pieces-missing` (409): begin again at 2. with the same submission id.
 *
 * So unchanged files are sent once, however often the work is handed in. `exercise` of the submission is the lesson's id and
 * the exercise's, `1.6/train-it-yourself`; its `contentVersion` is `WorkBundle.version`, and another than the server's own is refused
 * (code `wrong-version`, 409): the page has to be loaded anew. `artifacts` serve the drafts of the sync stream, too.
 */

/** Bytes of one piece of a file. */
export const PIECE_BYTES = 1_048_576;
/** Bytes of all pieces of one request, before base64. */
export const ARTIFACTS_REQUEST_BYTES = 1_500_000;
/** What one submission may hold: far beyond any lesson's work with its repository and its tracked runs. */
export const WORK_LIMITS = { files: 5_000, bytes: 25_000_000 } as const;

export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected SHA-256 in small hexadecimal digits');

export const workFileSchema = z.object({
  /** SHA-256 of its pieces, in their order. */
  pieces: z.array(sha256Schema).max(Math.ceil(WORK_LIMITS.bytes / PIECE_BYTES)),
  /** Bytes of the whole content. */
  size: z.number().int().min(0).max(WORK_LIMITS.bytes),
  /** Whether the workspace holds it as text; else as bytes. */
  isText: z.boolean(),
});

/** The work on a lesson as it is handed in: what the checks are given on the device. */
export const workSchema = z.object({
  format: z.literal(1),
  /** The seed that the lesson's data was made from on this device (`learnerSeed`): the same data is made from it again. */
  dataSeed: z.string().min(1).max(200),
  /** All files of the workspace by path, without the lesson's read-only data. */
  files: z
    .record(z.string().min(1).max(400), workFileSchema)
    .refine(
      (files) => Object.keys(files).length <= WORK_LIMITS.files,
      `at most ${WORK_LIMITS.files} files can be handed in`,
    )
    .refine(
      (files) => Object.values(files).reduce((sum, { size }) => sum + size, 0) <= WORK_LIMITS.bytes,
      `at most ${WORK_LIMITS.bytes / 1e6} MB can be handed in`,
    ),
});

export type Work = z.infer<typeof workSchema>;
export type WorkFile = z.infer<typeof workFileSchema>;

export const missingArtifactsSchema = z.object({ sha256: z.array(sha256Schema).max(10_000) });

export const addArtifactsSchema = z.object({
  artifacts: z
    .array(z.object({ sha256: sha256Schema, base64: z.base64().max(Math.ceil(PIECE_BYTES / 3) * 4) }))
    .min(1)
    .max(2_000),
});

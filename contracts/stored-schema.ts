import { z } from 'zod';
import { FILE_MARKS, normalizePath } from '../engine/core/files';
import { OVERLAY_KINDS } from '../engine/workspace/events';
import { fromBase64 } from './bytes-json';
import type { ProjectCard } from './project-records';
import type { DOCUMENT_KINDS } from './stored-records';

/** The schemas of stored records as they come from outside: a file that somebody imports. */

/** A path in its one normal form; the message says what is wrong with another. */
const path = z.string().superRefine((text, context) => {
  try {
    if (normalizePath(text) !== text) context.addIssue(`${JSON.stringify(text)} is not in its normal form`);
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error));
  }
});

const bytes = z.strictObject({ $bytes: z.string() }).transform(({ $bytes }, context) => {
  try {
    return fromBase64($bytes);
  } catch {
    context.addIssue('bytes that are not base64');
    return z.NEVER;
  }
});
const content = z.union([z.string(), bytes]);

/** The id of a blob: see `BlobRef`. */
export const blobIdSchema = z.string().regex(/^[tb][0-9a-f]{64}$/, 'is not the id of a blob');
const blobRef = z.strictObject({ $blob: blobIdSchema, size: z.number().int().nonnegative() });
const storedContent = z.union([z.string(), bytes, blobRef]);

/** Contents by the id of their blob. */
export const blobsSchema = z.record(blobIdSchema, content);

/** Refuses files of which one lies inside another. */
function standApart(files: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const paths = new Set(Object.keys(files));
  for (const one of paths)
    for (let cut = one.indexOf('/'); cut > 0; cut = one.indexOf('/', cut + 1))
      if (paths.has(one.slice(0, cut))) context.addIssue(`${one.slice(0, cut)} is both a file and a folder`);
}

/** Files by path; none lies inside another. */
export const filesSchema = z.record(path, content).superRefine(standApart);
const storedFiles = z.record(path, storedContent).superRefine(standApart);

const mark = z.enum(FILE_MARKS);
/** Absent in files that were made before there were links and empty folders. */
const marks = z.record(path, mark).default({});

const changes = z.array(
  z.object({
    path,
    before: storedContent.nullable(),
    after: storedContent.nullable(),
    markBefore: mark.optional(),
    markAfter: mark.optional(),
  }),
);
const stepSchema = z.object({ label: z.string().max(500), files: changes });

const finite = z.number();
const time = z.number().nonnegative();
const location = z.object({ path, line: finite, column: finite.optional() });
const facts = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));
const programError = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().optional(),
  stack: z.string(),
  frames: z.array(location),
  data: z.json().optional(),
});
const program = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('module'), path: z.string(), argv: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('tests'), paths: z.array(z.string()) }),
  z.object({ kind: z.literal('probe'), path: z.string(), source: z.string(), input: z.json() }),
]);
const OUTCOMES = ['completed', 'failed', 'stopped', 'deadline', 'memory', 'crashed'] as const;

export const workspaceSchema = z.object({
  model: z.object({
    files: storedFiles,
    marks,
    past: z.array(stepSchema).max(1_000),
    future: z.array(stepSchema).max(1_000),
    typing: path.nullable(),
  }),
  seq: z.number().int().nonnegative(),
  lessonVersion: z.string().max(200),
  createdAt: time,
  updatedAt: time,
});

/** A tree of files whose large contents may lie apart. */
export const storedTreeSchema = z.object({ files: storedFiles, marks });

/** The timeline of a workspace: how it began, and every step since. */
export const timelineSchema = z.object({
  base: storedTreeSchema,
  steps: z
    .array(
      z.object({
        kind: z.enum(['edited', 'created', 'removed', 'renamed', 'undone', 'redone', ...OVERLAY_KINDS]),
        label: z.string().max(500),
        at: time,
        until: time,
        changes,
      }),
    )
    .max(1_000_000),
});

export const runSchema = z.object({
  runId: z.string().min(1).max(200),
  label: z.string(),
  program,
  experimentId: z.string().optional(),
  contentHash: z.string(),
  params: z.record(z.string(), z.json()),
  startedAt: time,
  endedAt: time.optional(),
  outcome: z.enum([...OUTCOMES, 'running']),
  epochs: z.array(
    z.object({
      fit: finite,
      epoch: finite,
      epochs: finite,
      logs: z.record(z.string(), z.number().nullable()),
      elapsedMs: finite,
      stepsPerEpoch: finite,
    }),
  ),
  tests: z.array(
    z.object({
      name: z.array(z.string()),
      path: z.string(),
      outcome: z.enum(['passed', 'failed', 'skipped', 'todo']),
      durationMs: finite,
      error: programError.optional(),
      location: location.optional(),
    }),
  ),
  backend: z.string().optional(),
  facts: facts.optional(),
});

const outcome = z.enum(['passed', 'failed', 'error', 'not-attempted']);
const failingCase = z.object({
  label: z.string(),
  input: z.json(),
  expected: z.json().optional(),
  seen: z.json().optional(),
});
const checkReport = z.object({
  id: z.string(),
  label: z.string(),
  weight: finite,
  outcome,
  facts,
  feedback: z.object({
    did: z.string(),
    expected: z.string(),
    seen: z.string(),
    mistake: z.object({ id: z.string(), says: z.string() }).optional(),
    failingCase: failingCase.optional(),
    evidence: z
      .array(
        z.object({
          label: z.string(),
          outcome: z.enum(['good', 'bad', 'neutral']),
          detail: z.string().optional(),
        }),
      )
      .optional(),
    location: location.optional(),
  }),
  error: z
    .object({ name: z.string(), code: z.string(), message: z.string(), data: z.unknown().optional() })
    .optional(),
  runIds: z.array(z.string()),
});

export const attemptSchema = z.object({
  report: z.object({
    attemptId: z.string().min(1).max(200),
    exerciseId: z.string(),
    lessonSlug: z.string(),
    lessonVersion: z.string(),
    outcome,
    credit: z.number().min(0).max(1),
    checks: z.array(checkReport),
    contentHash: z.string(),
    seed: z.string(),
    startedAt: time,
    finishedAt: time,
  }),
  files: storedFiles,
  marks,
});

const prediction = z.object({
  optionId: z.string(),
  confidence: z.number().min(50).max(100),
  lockedAt: time,
  happened: z.string().nullable().optional(),
  facts: facts.optional(),
  runId: z.string().optional(),
});
const replayRun = z.object({
  scenario: z.string(),
  seed: z.string(),
  events: z.array(
    z.object({
      at: finite,
      label: z.string(),
      trouble: z.string().optional(),
      outcome: z.enum(['right', 'refused', 'silently-wrong', 'crashed', 'lost', 'wrongly-refused']),
      input: z.json(),
      expected: z.json().optional(),
      seen: z.json().optional(),
      detail: z.string().optional(),
      location: location.optional(),
    }),
  ),
  measures: z.record(z.string(), z.number().nullable()),
  notes: z.record(z.string(), z.string()),
  contentHash: z.string(),
  runIds: z.array(z.string()),
});

const documentId = z.string().min(1).max(200);
/** A document of each kind, with its own shape. */
export const documentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prediction'), id: documentId, value: prediction }),
  z.object({
    kind: z.literal('recall'),
    id: documentId,
    value: z.object({
      optionId: z.string(),
      right: z.boolean(),
      at: time,
      confidence: z.number().min(50).max(100).optional(),
    }),
  }),
  z.object({ kind: z.literal('hints'), id: documentId, value: z.number().int().min(0).max(20) }),
  z.object({
    kind: z.literal('replay'),
    id: documentId,
    value: z.object({ run: replayRun, workHash: z.string() }),
  }),
  z.object({ kind: z.literal('change-request'), id: documentId, value: filesSchema }),
  z.object({
    kind: z.literal('editor'),
    id: documentId,
    value: z.object({ open: z.array(path), active: path.nullable() }),
  }),
  z.object({
    kind: z.literal('tuning'),
    id: documentId,
    value: z.object({
      plan: z.string(),
      params: z.string().nullable(),
      workHash: z.string(),
      status: z.enum(['running', 'paused', 'stopped', 'finished']),
      results: z.array(
        z.object({
          id: z.number().int(),
          objective: finite.nullable(),
          seconds: finite,
          message: z.string().optional(),
        }),
      ),
    }),
  }),
  z.object({
    kind: z.literal('terminal'),
    id: documentId,
    value: z.object({ lines: z.array(z.string().max(20_000)).max(1000) }),
  }),
]) satisfies z.ZodType<{ kind: (typeof DOCUMENT_KINDS)[number] }>;

export const slugSchema = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, 'is not the name of a lesson');

export const lessonProgressSchema = z.object({
  slug: slugSchema,
  status: z.enum(['not-started', 'started', 'done']),
  credit: z.number().min(0).max(1),
  exercises: z.record(z.string(), z.number().min(0).max(1)),
  lessonVersion: z.string(),
  lastVisitedAt: time,
  place: z.string().max(500).optional(),
});

/** The id of a project of the Studio. */
export const projectIdSchema = z.string().regex(/^[\w-]{1,100}$/, 'is not the id of a project');

export const projectCardSchema = z.object({
  id: projectIdSchema,
  name: z.string().min(1).max(120),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('template'), template: z.string().max(200) }),
    z.object({ kind: z.literal('file'), file: z.string().max(1_000) }),
    z.object({ kind: z.literal('link') }),
    z.object({ kind: z.literal('copy'), of: z.string().max(1_000) }),
  ]),
  createdAt: time,
  openedAt: time,
  removedAt: time.optional(),
}) satisfies z.ZodType<ProjectCard>;

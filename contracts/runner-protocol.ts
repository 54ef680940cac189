import { z } from 'zod';
import { SERVICE_LIMITS } from '../engine/core/code-runner';
import type { ServiceResponse } from '../engine/core/lab-service';

/**
 * The schemas of what comes out of the sandbox. Learner code cannot reach the ports that these messages travel on; they
 * are checked all the same, because a page trusts nothing that was made next to a stranger's code.
 *
 * The request that goes in names a language (`RunRequest.language`); a second guest for another language speaks these
 * same messages.
 */

/** Characters that one piece of output may have; the guest batches at 8192, one long line may exceed that. */
const MAX_TEXT = 4_000_000;
const MAX_TESTS = 20_000;

const text = z.string().max(MAX_TEXT);
const shortText = z.string().max(100_000);
const path = z.string().max(500);

const location = z.object({ path, line: z.number(), column: z.number().optional() });

const programError = z.object({
  name: shortText,
  message: text,
  code: shortText.optional(),
  stack: text,
  frames: z.array(location).max(200),
  data: z.json().optional(),
});

const testReport = z.object({
  name: z.array(shortText).max(50),
  path,
  outcome: z.enum(['passed', 'failed', 'skipped', 'todo']),
  durationMs: z.number(),
  error: programError.optional(),
  location: location.optional(),
});

const epochReport = z.object({
  fit: z.number(),
  epoch: z.number(),
  epochs: z.number(),
  logs: z.record(z.string(), z.number().nullable()),
  elapsedMs: z.number(),
  stepsPerEpoch: z.number(),
});

const runId = z.string().max(200);

/** A `RunEvent`. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), runId }),
  z.object({
    type: z.literal('output'),
    runId,
    stream: z.enum(['stdout', 'stderr']),
    text,
    location: location.optional(),
  }),
  z.object({ type: z.literal('output-truncated'), runId, droppedBytes: z.number() }),
  z.object({ type: z.literal('backend'), runId, name: shortText }),
  z.object({ type: z.literal('epoch'), runId, report: epochReport }),
  z.object({ type: z.literal('test'), runId, report: testReport }),
  z.object({ type: z.literal('metric'), runId, name: shortText, value: z.number(), step: z.number() }),
]);

/** A program looks at as many names as it likes. */
const paths = z.array(z.string());

/** A `RunReads`. */
const runReads = z.object({
  contents: paths,
  kinds: paths,
  lists: paths,
  environment: paths,
  everything: z.boolean(),
});

/** A `RunResult`. */
export const runResultSchema = z.object({
  runId,
  outcome: z.enum(['completed', 'failed', 'stopped', 'deadline', 'memory', 'crashed']),
  value: z.json().optional(),
  error: programError.optional(),
  tests: z.array(testReport).max(MAX_TESTS),
  writes: z.record(path, z.union([z.string(), z.instanceof(Uint8Array), z.null()])),
  stdout: z.string(),
  stderr: z.string(),
  durationMs: z.number(),
  backend: shortText.optional(),
  reads: runReads.optional(),
});

/** A `ServiceRequest`, within the limits of one. */
const serviceRequestSchema = z.object({
  method: z.string().regex(/^[A-Z]{1,20}$/),
  url: z.string().max(SERVICE_LIMITS.headBytes),
  headers: z
    .record(z.string(), z.string())
    .refine((headers) => Object.entries(headers).flat().join('').length <= SERVICE_LIMITS.headBytes),
  body: z.instanceof(Uint8Array).refine((body) => body.length <= SERVICE_LIMITS.bodyBytes),
});

/** What a guest says on the port of its run. */
export const guestMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), loadedTfjs: z.boolean() }),
  z.object({ type: z.literal('event'), event: runEventSchema }),
  z.object({ type: z.literal('memory'), bytes: z.number() }),
  z.object({ type: z.literal('fetch'), id: z.number(), request: serviceRequestSchema }),
  z.object({ type: z.literal('result'), result: runResultSchema }),
]);

/** What the frame says about its workers. */
export const frameMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connected') }),
  z.object({ type: z.literal('pong'), id: z.number() }),
  z.object({ type: z.literal('killed'), worker: z.number() }),
  /** The worker reported an error that the guest did not deal with, or could not be made. */
  z.object({ type: z.literal('worker-error'), worker: z.number(), message: shortText }),
]);

export type GuestMessageIn = z.infer<typeof guestMessageSchema>;
export type FrameMessage = z.infer<typeof frameMessageSchema>;

/** What the host tells a guest of a request that it sent: an answer, or why there is none. */
export type FetchedMessage =
  | { readonly type: 'fetched'; readonly id: number; readonly response: ServiceResponse }
  | { readonly type: 'fetched'; readonly id: number; readonly failure: string };

/** What the page tells the frame. The port of a worker travels with `spawn`. */
export type FrameCommand =
  | {
      readonly type: 'assets';
      readonly guest: string;
      readonly tfjs: {
        readonly core: string;
        readonly wasmBackend: string;
        readonly simd: ArrayBuffer;
        readonly plain: ArrayBuffer;
      };
    }
  | { readonly type: 'spawn'; readonly worker: number; readonly preload: boolean }
  | { readonly type: 'kill'; readonly worker: number }
  | { readonly type: 'ping'; readonly id: number };

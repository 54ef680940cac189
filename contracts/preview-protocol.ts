import { z } from 'zod';
import type {
  AppRequest,
  AppResponse,
  AppStep,
  PageMessage,
  PageView,
  StepReport,
} from '../engine/core/app-driver';
import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';

/**
 * The schemas of what comes out of the frame that holds a learner's page. The page shares its realm with the code that
 * sends these messages, so each is checked: it may only cost its author their own preview.
 */

const text = z.string().max(1_000_000);
const shortText = z.string().max(20_000);
const path = z.string().max(500);
const location = z.object({ path, line: z.number(), column: z.number().optional() });
const headers = z.record(z.string().max(200), shortText);

const programError = z.object({
  name: shortText,
  message: text,
  code: shortText.optional(),
  stack: text,
  frames: z.array(location).max(200),
  data: z.json().optional(),
});

const request = z.object({
  method: z.string().max(20),
  path: z.string().max(4_000),
  headers,
  body: text.nullable(),
});
const response = z.object({ status: z.number(), headers, body: text, error: programError.optional() });

const pageMessage = z.object({
  level: z.enum(['log', 'warn', 'error']),
  text,
  location: location.optional(),
  error: programError.optional(),
});

const field = z.object({
  label: shortText,
  placeholder: shortText,
  value: shortText,
  invalid: z.boolean(),
  says: shortText,
});

const view = z.object({
  title: shortText,
  fields: z.array(field).max(500),
  buttons: z.array(shortText).max(500),
  announced: z.array(shortText).max(500),
  text,
});

const step = z.discriminatedUnion('do', [
  z.object({ do: z.literal('fill'), label: shortText, text: shortText, by: z.enum(['keyboard', 'pointer']) }),
  z.object({ do: z.literal('press'), name: shortText, by: z.enum(['keyboard', 'pointer']) }),
]);

const stepReport = z.object({
  step,
  found: z.boolean(),
  reached: z.boolean(),
  view,
  requests: z.array(z.object({ request, response })).max(1_000),
});

/** What the frame says. */
export type PreviewMessage =
  | { readonly type: 'connected' }
  | { readonly type: 'pong'; readonly id: number }
  | { readonly type: 'message'; readonly message: PageMessage }
  /** The page was opened and its scripts were evaluated, with or without an error. */
  | { readonly type: 'opened'; readonly view: PageView }
  | { readonly type: 'request'; readonly id: number; readonly request: AppRequest }
  | { readonly type: 'step'; readonly report: StepReport }
  | { readonly type: 'visited' };

/** Checks a message of the frame. */
export const previewMessageSchema: z.ZodType<PreviewMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connected') }),
  z.object({ type: z.literal('pong'), id: z.number() }),
  z.object({ type: z.literal('message'), message: pageMessage }),
  z.object({ type: z.literal('opened'), view }),
  z.object({ type: z.literal('request'), id: z.number(), request }),
  z.object({ type: z.literal('step'), report: stepReport }),
  z.object({ type: z.literal('visited') }),
]);

/** What the page of the lab tells the frame. */
export type PreviewCommand =
  | { readonly type: 'open'; readonly files: WorkspaceFiles; readonly folder: WorkspacePath }
  | { readonly type: 'visit'; readonly steps: readonly AppStep[] }
  | { readonly type: 'answer'; readonly id: number; readonly response: AppResponse }
  /** There will be no answer: the lab itself failed, or the visit was stopped. */
  | { readonly type: 'no-answer'; readonly id: number }
  | { readonly type: 'ping'; readonly id: number };

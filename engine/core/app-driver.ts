import type { ProgramError, SourceLocation } from './code-runner';
import { StagecraftError } from './errors';
import type { WorkspaceFiles, WorkspacePath } from './files';

/** A request that the page of an app made with `fetch`, as text. */
export interface AppRequest {
  /** Upper-case, e.g. POST. */
  readonly method: string;
  /** Path and query, e.g. `/predict?x=1`. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What the app's own server answered. A handler that threw is a 500, one that did not answer in time a 504. */
export interface AppResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why it is a 500 or a 504: what the handler threw, with the learner's own lines. */
  readonly error?: ProgramError;
}

/** Answers the requests of a page. Rejects only for failures of ours, or when it was stopped. */
export type AppServer = (request: AppRequest) => Promise<AppResponse>;

/** Something that a user does to a page. Fields and buttons are named as a user knows them: by what they are called. */
export type AppStep =
  /**
   * Goes to the field of this label, empties it and types. `keyboard`: by Tab from where the focus is; `pointer`: by a
   * click. A field that has only a placeholder is found by it too, and the view says so.
   */
  | {
      readonly do: 'fill';
      readonly label: string;
      readonly text: string;
      readonly by: 'keyboard' | 'pointer';
    }
  /** Presses the button whose name contains this text: by Tab and Enter, or by a click on whatever shows that text. */
  | { readonly do: 'press'; readonly name: string; readonly by: 'keyboard' | 'pointer' };

/** What became of one step. */
export interface StepReport {
  readonly step: AppStep;
  /** Whether a field or button of this name is on the page at all, as its role says; for `fill` also a placeholder's. */
  readonly found: boolean;
  /** By keyboard: Tab got there. By pointer: the same as `found`, or there was a text to click on. */
  readonly reached: boolean;
  /** The page after the step, once its requests were answered and nothing moved any more. */
  readonly view: PageView;
  /** The requests that the step made. */
  readonly requests: readonly AppExchange[];
}

/** A field as a user meets it. */
export interface FieldView {
  /** Its label (`<label>`, aria-label, aria-labelledby); empty when it has none. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** `aria-invalid`, or refused by the browser's own check when the form was last sent. */
  readonly invalid: boolean;
  /** The text that describes it (`aria-describedby`, `aria-errormessage`), and the browser's own message when that refused it. */
  readonly says: string;
}

/** What a user sees and hears of a page. */
export interface PageView {
  readonly title: string;
  readonly fields: readonly FieldView[];
  /** The names of what has the role of a button. */
  readonly buttons: readonly string[];
  /** The texts of alerts, of status and of other live regions: what a screen reader speaks by itself. */
  readonly announced: readonly string[];
  /** All visible text, white space collapsed. */
  readonly text: string;
}

/** One request and its answer. */
export interface AppExchange {
  readonly request: AppRequest;
  readonly response: AppResponse;
}

/** A line that the page printed, or an error that nobody caught. */
export interface PageMessage {
  readonly level: 'log' | 'warn' | 'error';
  readonly text: string;
  readonly location?: SourceLocation;
  /** Set for an uncaught error. */
  readonly error?: ProgramError;
}

/** A page to open, and what a user does to it. */
export interface AppVisit {
  /** The files of the workspace. */
  readonly files: WorkspaceFiles;
  /** The folder that holds `index.html`, without a slash at its end. */
  readonly folder: WorkspacePath;
  readonly steps: readonly AppStep[];
  readonly server: AppServer;
  /** Milliseconds of real time for the whole visit. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** What became of a visit. */
export interface VisitReport {
  /** The page as it opened. */
  readonly opened: PageView;
  /** Fewer than were asked for when the page stopped answering. */
  readonly steps: readonly StepReport[];
  readonly messages: readonly PageMessage[];
  /** `hung`: the page ran on without end, or the visit took longer than it may. */
  readonly outcome: 'completed' | 'hung';
}

/**
 * Opens the page of an app in a place of its own and uses it as a person does: real sequences of events, Tab order,
 * Enter. In the page: a sandboxed frame; in Node: a document of happy-dom, for our own lessons.
 */
export interface AppDriver {
  /** Never rejects for what the page does. Rejects for a failure of ours, or when `signal` is aborted. */
  visit(visit: AppVisit): Promise<VisitReport>;
}

/** A check needs to use a page, and this place has no way to open one. A failure of ours. */
export class NoAppDriverError extends StagecraftError<'no-app-driver'> {
  constructor() {
    super(
      'no-app-driver',
      'This check uses the page of your app, and the lab cannot open pages here. Your work is not affected; check it in the lab in a browser.',
    );
  }
}

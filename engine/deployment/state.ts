import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import { minutesLater } from './lab-time';

/** Why a process ended or did not begin, in the words of the program. */
export interface ProcessError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack: string;
}

/** The one process of the server. */
export type ServerProcess =
  | {
      readonly up: true;
      /** The files as they were when it started: what is copied later changes nothing in it. */
      readonly startedFrom: WorkspaceFiles;
      /** Lab time. */
      readonly startedAt: string;
      readonly requests: number;
    }
  | {
      readonly up: false;
      readonly why: 'never-started' | 'stopped' | 'crashed' | 'did-not-start';
      readonly error?: ProcessError;
      /** The files that it ran from, when it ever ran. */
      readonly startedFrom?: WorkspaceFiles;
    };

/** What became of one request. `lost`: nothing listened. `crashed`: the process ended over it. */
export type AnswerOutcome = 'answered' | 'refused' | 'failed' | 'crashed' | 'lost';

/** The answer to one request, as the client has it. */
export interface Answer {
  readonly id: string;
  readonly at: string;
  readonly outcome: AnswerOutcome;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The `estimate` of the answer, in dollars, when it is a number. */
  readonly dollars: number | null;
  /** The body of the answer, cut at 400 characters. */
  readonly text: string;
}

/** What happened on the server. */
export type ServerEvent =
  | { readonly type: 'copied'; readonly files: WorkspaceFiles }
  | {
      readonly type: 'copy-refused';
      readonly path: WorkspacePath;
      readonly needs: number;
      readonly free: number;
    }
  | { readonly type: 'copy-unknown'; readonly path: WorkspacePath }
  | { readonly type: 'removed'; readonly path: WorkspacePath }
  | { readonly type: 'started' }
  | { readonly type: 'start-failed'; readonly error: ProcessError }
  | { readonly type: 'stopped' }
  | { readonly type: 'rotated'; readonly path: WorkspacePath }
  | { readonly type: 'truncated'; readonly path: WorkspacePath }
  | {
      readonly type: 'served';
      readonly days: number;
      /** Lab time at the end of the last of those days. */
      readonly until: string;
      readonly answers: readonly Answer[];
      /** Files that the process or its log changed on the disk; null: deleted. */
      readonly writes: Readonly<Record<WorkspacePath, WorkspaceFiles[string] | null>>;
      readonly crash?: ProcessError;
    };

/** The server as it stands. */
export interface ServerState {
  /** The disk: what was copied there, and what the process wrote. */
  readonly files: WorkspaceFiles;
  readonly process: ServerProcess;
  /** Lab time, `2009-06-01T09:12`. */
  readonly now: string;
  /** Days of traffic so far. */
  readonly days: number;
  readonly crashes: number;
}

/** A machine with an empty disk. */
export function newServer(now: string): ServerState {
  return { files: {}, process: { up: false, why: 'never-started' }, now, days: 0, crashes: 0 };
}

/** Lab minutes that a command takes its operator. */
const MINUTES: Partial<Record<ServerEvent['type'], number>> = {
  copied: 2,
  'copy-refused': 2,
  removed: 1,
  started: 1,
  'start-failed': 1,
  stopped: 1,
  rotated: 1,
  truncated: 1,
};

/** The state after one event: a pure fold. */
export function applyEvent(state: ServerState, event: ServerEvent): ServerState {
  const next = { ...state, now: minutesLater(state.now, MINUTES[event.type] ?? 0) };
  const from = state.process.startedFrom;
  switch (event.type) {
    case 'copied':
      return { ...next, files: { ...state.files, ...event.files } };
    case 'copy-refused':
    case 'copy-unknown':
      return next;
    case 'removed':
      return { ...next, files: without(state.files, event.path) };
    case 'started':
      return {
        ...next,
        process: { up: true, startedFrom: state.files, startedAt: next.now, requests: 0 },
      };
    case 'start-failed':
      return { ...next, process: { up: false, why: 'did-not-start', error: event.error, startedFrom: from } };
    case 'stopped':
      return { ...next, process: { up: false, why: 'stopped', startedFrom: from } };
    case 'rotated': {
      const log = state.files[event.path] ?? '';
      return { ...next, files: { ...state.files, [`${event.path}.1`]: log, [event.path]: '' } };
    }
    case 'truncated':
      return { ...next, files: { ...state.files, [event.path]: '' } };
    case 'served':
      return served(next, event);
  }
}

function served(state: ServerState, event: Extract<ServerEvent, { type: 'served' }>): ServerState {
  let files: WorkspaceFiles = state.files;
  for (const [path, content] of Object.entries(event.writes))
    files = content === null ? without(files, path) : { ...files, [path]: content };
  const { process } = state;
  const handled = event.answers.filter(({ outcome }) => outcome !== 'lost').length;
  return {
    ...state,
    files,
    now: event.until,
    days: state.days + event.days,
    crashes: state.crashes + (event.crash && process.up ? 1 : 0),
    process: event.crash
      ? { up: false, why: 'crashed', error: event.crash, startedFrom: process.startedFrom }
      : process.up
        ? { ...process, requests: process.requests + handled }
        : process,
  };
}

function without(files: WorkspaceFiles, path: WorkspacePath): WorkspaceFiles {
  const { [path]: _removed, ...others } = files;
  return others;
}

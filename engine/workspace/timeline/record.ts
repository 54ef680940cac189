import type { WorkspacePath } from '../../core/files';
import { applyEvent } from '../apply';
import type { WorkspaceEvent } from '../events';
import type { FileStep, WorkspaceModel } from '../model';
import type { TimelineKind, TimelineStep } from './step';

/** Typing in one file is one step until nothing was typed for this long … */
export const TYPING_PAUSE_MS = 30_000;
/** … or until it has gone on for this long, so that long work has moments to go back to. */
export const TYPING_LIMIT_MS = 120_000;

/**
 * Adds an event that happened to `model` at `at` to the latest steps of a timeline. Typing goes into the last step while
 * it is of the same file and recent; everything else is a step of its own.
 */
export function recordEvent(
  steps: readonly TimelineStep[],
  model: WorkspaceModel,
  event: WorkspaceEvent,
  at: number,
): readonly TimelineStep[] {
  const step = stepOf(model, event, at);
  if (step === null) return steps;
  const last = steps.at(-1);
  if (last === undefined || !continues(last, step)) return [...steps, step];
  const [change] = last.changes;
  const merged: FileStep = { ...change!, after: step.changes[0]!.after };
  return [...steps.slice(0, -1), { ...last, until: at, changes: [merged] }];
}

/** The steps of a log of events with their times, and the state after it. */
export function recordLog(
  model: WorkspaceModel,
  log: readonly { readonly event: WorkspaceEvent; readonly at: number }[],
): { readonly model: WorkspaceModel; readonly steps: readonly TimelineStep[] } {
  let now = model;
  let steps: readonly TimelineStep[] = [];
  for (const { event, at } of log) {
    steps = recordEvent(steps, now, event, at);
    now = applyEvent(now, event);
  }
  return { model: now, steps };
}

function continues(last: TimelineStep, next: TimelineStep): boolean {
  return (
    last.kind === 'edited' &&
    next.kind === 'edited' &&
    last.changes[0]!.path === next.changes[0]!.path &&
    next.at - last.until <= TYPING_PAUSE_MS &&
    next.at - last.at <= TYPING_LIMIT_MS
  );
}

function stepOf(model: WorkspaceModel, event: WorkspaceEvent, at: number): TimelineStep | null {
  const step = (kind: TimelineKind, label: string, changes: readonly FileStep[]): TimelineStep => ({
    kind,
    label,
    at,
    until: at,
    changes,
  });
  switch (event.type) {
    case 'undone': {
      const back = model.past.at(-1);
      return back === undefined ? null : step('undone', `Undo: ${back.label}`, back.files.map(reversed));
    }
    case 'redone': {
      const again = model.future.at(-1);
      return again === undefined ? null : step('redone', `Redo: ${again.label}`, again.files);
    }
    case 'file-edited':
      return step('edited', `Edit ${event.path}`, [edited(model, event.path, event.content)]);
    default: {
      const done = applyEvent(model, event).past.at(-1)!;
      return step(KINDS[event.type] ?? overlayKind(event), done.label, done.files);
    }
  }
}

const KINDS: Partial<Record<WorkspaceEvent['type'], TimelineKind>> = {
  'file-created': 'created',
  'file-removed': 'removed',
  'file-renamed': 'renamed',
};

function overlayKind(event: WorkspaceEvent): TimelineKind {
  return event.type === 'files-overlaid' ? event.kind : 'edited';
}

function edited(model: WorkspaceModel, path: WorkspacePath, after: FileStep['after']): FileStep {
  const mark = Object.hasOwn(model.marks, path) ? model.marks[path] : undefined;
  const before = Object.hasOwn(model.files, path) ? model.files[path]! : null;
  return { path, before, after, ...(mark && { markBefore: mark, markAfter: mark }) };
}

function reversed({ path, before, after, markBefore, markAfter }: FileStep): FileStep {
  return {
    path,
    before: after,
    after: before,
    ...(markAfter && { markBefore: markAfter }),
    ...(markBefore && { markAfter: markBefore }),
  };
}

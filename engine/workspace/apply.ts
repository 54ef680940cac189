import type { FileContent, WorkspaceFiles, WorkspacePath } from '../core/files';
import type { WorkspaceEvent } from './events';
import { contentOf, type FileStep, HISTORY_LIMITS, type Step, type WorkspaceModel } from './model';

/** The state after one event. Pure; never throws for events that `decide` made. */
export function applyEvent(model: WorkspaceModel, event: WorkspaceEvent): WorkspaceModel {
  switch (event.type) {
    case 'file-edited':
      return edited(model, event.path, event.content);
    case 'file-created':
      return stepped(model, `Create ${event.path}`, { [event.path]: event.content });
    case 'file-removed':
      return stepped(model, `Delete ${event.path}`, { [event.path]: null });
    case 'file-renamed':
      return stepped(model, `Rename ${event.from} to ${event.to}`, {
        [event.from]: null,
        [event.to]: contentOf(model.files, event.from),
      });
    case 'files-overlaid':
      return stepped(model, event.label, event.changes);
    case 'undone':
      return undone(model);
    case 'redone':
      return redone(model);
  }
}

/** The state after a log of events. */
export function foldEvents(model: WorkspaceModel, events: readonly WorkspaceEvent[]): WorkspaceModel {
  return events.reduce(applyEvent, model);
}

/** Writes `changes` over `files`; `null` removes. */
export function withChanges(
  files: WorkspaceFiles,
  changes: Readonly<Record<WorkspacePath, FileContent | null>>,
): WorkspaceFiles {
  const next: Record<WorkspacePath, FileContent> = { ...files };
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) delete next[path];
    else next[path] = content;
  }
  return next;
}

function stepped(
  model: WorkspaceModel,
  label: string,
  changes: Readonly<Record<WorkspacePath, FileContent | null>>,
): WorkspaceModel {
  const files = Object.entries(changes).map(
    ([path, after]): FileStep => ({ path, before: contentOf(model.files, path), after }),
  );
  return {
    files: withChanges(model.files, changes),
    past: trimmed([...model.past, { label, files }]),
    future: [],
    typing: null,
  };
}

function edited(model: WorkspaceModel, path: WorkspacePath, content: FileContent): WorkspaceModel {
  const last = model.past.at(-1);
  const open = model.typing === path ? last?.files[0] : undefined;
  if (last === undefined || open === undefined)
    return { ...stepped(model, `Edit ${path}`, { [path]: content }), typing: path };
  return {
    files: { ...model.files, [path]: content },
    past: trimmed([...model.past.slice(0, -1), { ...last, files: [{ ...open, after: content }] }]),
    future: [],
    typing: path,
  };
}

function undone(model: WorkspaceModel): WorkspaceModel {
  const step = model.past.at(-1);
  if (step === undefined) return model;
  return {
    files: withChanges(model.files, Object.fromEntries(step.files.map(({ path, before }) => [path, before]))),
    past: model.past.slice(0, -1),
    future: [...model.future, step],
    typing: null,
  };
}

function redone(model: WorkspaceModel): WorkspaceModel {
  const step = model.future.at(-1);
  if (step === undefined) return model;
  return {
    files: withChanges(model.files, Object.fromEntries(step.files.map(({ path, after }) => [path, after]))),
    past: [...model.past, step],
    future: model.future.slice(0, -1),
    typing: null,
  };
}

/** The newest steps that fit the limits; the last one always stays, so that the latest change can be undone. */
function trimmed(steps: readonly Step[]): readonly Step[] {
  let bytes = 0;
  let from = steps.length;
  while (from > 0 && steps.length - from < HISTORY_LIMITS.steps) {
    bytes += sizeOf(steps[from - 1]!);
    if (bytes > HISTORY_LIMITS.bytes && from < steps.length) break;
    from--;
  }
  return from === 0 ? steps : steps.slice(from);
}

function sizeOf(step: Step): number {
  return step.files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}

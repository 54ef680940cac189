import type { FileContent, FileMark, FileMarks, WorkspaceFiles, WorkspacePath } from '../core/files';
import type { FileChanges, MarkChanges, WorkspaceEvent } from './events';
import { contentOf, type FileStep, HISTORY_LIMITS, markOf, type Step, type WorkspaceModel } from './model';

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
      return stepped(
        model,
        `Rename ${event.from} to ${event.to}`,
        { [event.from]: null, [event.to]: contentOf(model.files, event.from) },
        { [event.to]: markOf(model.marks, event.from) },
      );
    case 'files-overlaid':
      return stepped(model, event.label, event.changes, event.marks);
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
  return withEntries(files, Object.entries(changes));
}

function withEntries<Value>(
  before: Readonly<Record<WorkspacePath, Value>>,
  changes: readonly (readonly [path: WorkspacePath, value: Value | null])[],
): Readonly<Record<WorkspacePath, Value>> {
  if (changes.length === 0) return before;
  const next: Record<WorkspacePath, Value> = { ...before };
  for (const [path, value] of changes) {
    if (value === null) delete next[path];
    else next[path] = value;
  }
  return next;
}

/** Writes marks over marks, where they differ. */
function withMarks(
  marks: FileMarks,
  changes: readonly (readonly [path: WorkspacePath, mark: FileMark | null])[],
): FileMarks {
  return withEntries(
    marks,
    changes.filter(([path, mark]) => markOf(marks, path) !== mark),
  );
}

function stepped(
  model: WorkspaceModel,
  label: string,
  changes: FileChanges,
  marks: MarkChanges = {},
): WorkspaceModel {
  const paths = [...new Set([...Object.keys(changes), ...Object.keys(marks)])];
  const files = paths.map((path) => fileStep(model, path, changes, marks));
  return {
    files: withChanges(model.files, changes),
    marks: withMarks(
      model.marks,
      files.map(({ path, markAfter }) => [path, markAfter ?? null]),
    ),
    past: trimmed([...model.past, { label, files }]),
    future: [],
    typing: null,
  };
}

function fileStep(
  model: WorkspaceModel,
  path: WorkspacePath,
  changes: FileChanges,
  marks: MarkChanges,
): FileStep {
  const before = contentOf(model.files, path);
  const after = Object.hasOwn(changes, path) ? changes[path]! : before;
  const markBefore = markOf(model.marks, path);
  const kept = after === null && before !== null ? null : markBefore;
  const markAfter = Object.hasOwn(marks, path) ? marks[path]! : kept;
  return {
    path,
    before,
    after,
    ...(markBefore === null ? {} : { markBefore }),
    ...(markAfter === null ? {} : { markAfter }),
  };
}

function edited(model: WorkspaceModel, path: WorkspacePath, content: FileContent): WorkspaceModel {
  const last = model.past.at(-1);
  const open = model.typing === path ? last?.files[0] : undefined;
  if (last === undefined || open === undefined)
    return { ...stepped(model, `Edit ${path}`, { [path]: content }), typing: path };
  return {
    files: { ...model.files, [path]: content },
    marks: model.marks,
    past: trimmed([...model.past.slice(0, -1), { ...last, files: [{ ...open, after: content }] }]),
    future: [],
    typing: path,
  };
}

function undone(model: WorkspaceModel): WorkspaceModel {
  const step = model.past.at(-1);
  if (step === undefined) return model;
  return {
    files: withEntries(
      model.files,
      step.files.map(({ path, before }) => [path, before]),
    ),
    marks: withMarks(
      model.marks,
      step.files.map(({ path, markBefore }) => [path, markBefore ?? null]),
    ),
    past: model.past.slice(0, -1),
    future: [...model.future, step],
    typing: null,
  };
}

function redone(model: WorkspaceModel): WorkspaceModel {
  const step = model.future.at(-1);
  if (step === undefined) return model;
  return {
    files: withEntries(
      model.files,
      step.files.map(({ path, after }) => [path, after]),
    ),
    marks: withMarks(
      model.marks,
      step.files.map(({ path, markAfter }) => [path, markAfter ?? null]),
    ),
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

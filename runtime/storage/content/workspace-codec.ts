import type {
  StoredContent,
  StoredEvent,
  StoredModel,
  StoredTree,
  TimelineRecord,
} from '../../../contracts/stored-records';
import type { FileContent, WorkspacePath } from '../../../engine/core/files';
import { applyEvent } from '../../../engine/workspace/apply';
import type { WorkspaceEvent } from '../../../engine/workspace/events';
import {
  contentOf,
  type FileStep,
  type WorkspaceModel,
  type WorkspaceTree,
} from '../../../engine/workspace/model';
import type { TimelineStep } from '../../../engine/workspace/timeline/step';
import { INLINE_LIMIT } from './content-refs';
import { spliceBetween, spliced } from './splice';

/** Turns one form of a content into the other. */
type Convert<From, To> = (content: From) => To;

/** A step with every content in its other form. */
export function convertStep<From, To, Step extends { readonly changes: readonly FileStep<From>[] }>(
  step: Step,
  convert: Convert<From, To>,
): Omit<Step, 'changes'> & { readonly changes: readonly FileStep<To>[] } {
  return { ...step, changes: step.changes.map((change) => convertFileStep(change, convert)) };
}

function convertFileStep<From, To>(change: FileStep<From>, convert: Convert<From, To>): FileStep<To> {
  return {
    ...change,
    before: change.before === null ? null : convert(change.before),
    after: change.after === null ? null : convert(change.after),
  };
}

function convertFiles<From, To>(
  files: Readonly<Record<WorkspacePath, From>>,
  convert: Convert<From, To>,
): Record<WorkspacePath, To> {
  const converted: Record<WorkspacePath, To> = {};
  for (const [path, content] of Object.entries(files)) converted[path] = convert(content);
  return converted;
}

/** A tree as it is stored; its contents must be prepared. */
export function storedTree(
  { files, marks }: WorkspaceTree,
  stored: Convert<FileContent, StoredContent>,
): StoredTree {
  return { files: convertFiles(files, stored), marks };
}

/** A stored tree as a workspace has it. */
export function openedTree(
  { files, marks = {} }: StoredTree,
  opened: Convert<StoredContent, FileContent>,
): WorkspaceTree {
  return { files: convertFiles(files, opened), marks };
}

/** A model as it is stored; its contents must be prepared. */
export function storedModel(model: WorkspaceModel, stored: Convert<FileContent, StoredContent>): StoredModel {
  const steps = (list: WorkspaceModel['past']) =>
    list.map(({ label, files }) => ({ label, files: files.map((file) => convertFileStep(file, stored)) }));
  return {
    ...storedTree(model, stored),
    past: steps(model.past),
    future: steps(model.future),
    typing: model.typing,
  };
}

/** A stored model as a workspace has it. */
export function openedModel(model: StoredModel, opened: Convert<StoredContent, FileContent>): WorkspaceModel {
  const steps = (list: StoredModel['past']) =>
    list.map(({ label, files }) => ({ label, files: files.map((file) => convertFileStep(file, opened)) }));
  return {
    ...openedTree(model, opened),
    past: steps(model.past),
    future: steps(model.future),
    typing: model.typing,
  };
}

/** An event that happens to `model`, as it is stored. Typing in a large text is kept as what was typed. */
export function storedEvent(
  event: WorkspaceEvent,
  model: WorkspaceModel,
  stored: Convert<FileContent, StoredContent>,
): StoredEvent {
  switch (event.type) {
    case 'file-edited': {
      const splice = typingIn(event, model);
      if (splice !== null) return { type: 'file-spliced', path: event.path, ...splice };
      return { ...event, content: stored(event.content) };
    }
    case 'file-created':
      return { ...event, content: stored(event.content) };
    case 'files-overlaid':
      return { ...event, changes: convertChanges(event.changes, stored) };
    default:
      return event;
  }
}

/** The contents of an event that its stored form refers to. */
export function contentsOfEvent(event: WorkspaceEvent, model: WorkspaceModel): readonly FileContent[] {
  switch (event.type) {
    case 'file-edited':
      return typingIn(event, model) === null ? [event.content] : [];
    case 'file-created':
      return [event.content];
    case 'files-overlaid':
      return Object.values(event.changes).filter((content) => content !== null);
    default:
      return [];
  }
}

/** A stored event as it happened to `model`. */
export function openedEvent(
  event: StoredEvent,
  model: WorkspaceModel,
  opened: Convert<StoredContent, FileContent>,
): WorkspaceEvent {
  switch (event.type) {
    case 'file-spliced': {
      const before = contentOf(model.files, event.path);
      return {
        type: 'file-edited',
        path: event.path,
        content: spliced(typeof before === 'string' ? before : '', event),
      };
    }
    case 'file-edited':
    case 'file-created':
      return { ...event, content: opened(event.content) };
    case 'files-overlaid':
      return { ...event, changes: convertChanges(event.changes, opened) };
    default:
      return event;
  }
}

/** The state after stored events, and the events as they happened. */
export function foldStored(
  model: WorkspaceModel,
  stored: readonly StoredEvent[],
  opened: Convert<StoredContent, FileContent>,
): { readonly model: WorkspaceModel; readonly events: readonly WorkspaceEvent[] } {
  let now = model;
  const events: WorkspaceEvent[] = [];
  for (const one of stored) {
    const event = openedEvent(one, now, opened);
    events.push(event);
    now = applyEvent(now, event);
  }
  return { model: now, events };
}

/** A step of the timeline as it is stored; its contents must be prepared. */
export function storedStep(step: TimelineStep, stored: Convert<FileContent, StoredContent>): TimelineRecord {
  return convertStep(step, stored);
}

function typingIn(event: Extract<WorkspaceEvent, { type: 'file-edited' }>, model: WorkspaceModel) {
  const before = contentOf(model.files, event.path);
  if (typeof before !== 'string' || typeof event.content !== 'string') return null;
  if (event.content.length <= INLINE_LIMIT) return null;
  const splice = spliceBetween(before, event.content);
  return splice.text.length <= INLINE_LIMIT ? splice : null;
}

function convertChanges<From, To>(
  changes: Readonly<Record<WorkspacePath, From | null>>,
  convert: Convert<From, To>,
): Record<WorkspacePath, To | null> {
  return convertFiles(changes, (content) => (content === null ? null : convert(content)));
}

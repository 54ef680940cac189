import type { FileContent } from '../../../engine/core/files';
import { applyEvent } from '../../../engine/workspace/apply';
import type { FileStep, WorkspaceModel, WorkspaceTree } from '../../../engine/workspace/model';
import { keyframeDue, stepWeight } from '../../../engine/workspace/timeline/moments';
import type { StoredTimeline, WorkspaceBatch } from '../stored-workspace';
import { contentsOfEvent } from './workspace-codec';

/** Every content that the records of a batch refer to, some more than once. */
export function* batchContents({ events, before, snapshot }: WorkspaceBatch): Iterable<FileContent> {
  let model = before;
  for (const event of events) {
    yield* contentsOfEvent(event, model);
    model = applyEvent(model, event);
  }
  if (snapshot === undefined) return;
  yield* modelContents(snapshot.model);
  for (const { changes } of snapshot.timeline.recent) yield* stepContents(changes);
  if (snapshot.timeline.base !== null) yield* Object.values(snapshot.timeline.base.files);
}

/** Every content that a model holds. */
export function* modelContents({ files, past, future }: WorkspaceModel): Iterable<FileContent> {
  yield* Object.values(files);
  for (const step of [...past, ...future]) yield* stepContents(step.files);
}

/** Every content that changes tell of. */
export function* stepContents(changes: readonly FileStep[]): Iterable<FileContent> {
  for (const { before, after } of changes) {
    if (before !== null) yield before;
    if (after !== null) yield after;
  }
}

/** The keyframes that a compaction stores: how the workspace began, and how it is now when one is due. */
export function keyframesOf(
  timeline: StoredTimeline,
  { files, marks }: WorkspaceModel,
): readonly { readonly at: number; readonly tree: WorkspaceTree }[] {
  const paths = Object.keys(files).length + Object.keys(marks).length;
  const due = keyframeDue(weightOf(timeline), paths);
  const now = { at: timeline.position.steps + timeline.recent.length, tree: { files, marks } };
  return [...(timeline.base === null ? [] : [{ at: 0, tree: timeline.base }]), ...(due ? [now] : [])];
}

/** What the steps since the last keyframe weigh. */
export function weightOf({ position, recent }: StoredTimeline): number {
  return recent.reduce((sum, step) => sum + stepWeight(step), position.weight);
}

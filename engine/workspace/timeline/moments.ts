import type { FileContent, FileMark, WorkspacePath } from '../../core/files';
import type { FileStep } from '../model';
import type { TimelineStep } from './step';

/** A workspace at one moment, to be walked along a timeline: changed in place, because a jump takes many steps. */
export interface Moment<Content = FileContent> {
  readonly files: Map<WorkspacePath, Content>;
  readonly marks: Map<WorkspacePath, FileMark>;
}

/** What a moment is made from: everything that a workspace held then. */
export interface Keyframe<Content = FileContent> {
  readonly files: Readonly<Record<WorkspacePath, Content>>;
  readonly marks: Readonly<Record<WorkspacePath, FileMark>>;
}

/** The moment of a keyframe. */
export function momentOf<Content>({ files, marks }: Keyframe<Content>): Moment<Content> {
  return { files: new Map(Object.entries(files)), marks: new Map(Object.entries(marks)) };
}

/** A moment as plain records. */
export function keyframeOf<Content>({ files, marks }: Moment<Content>): Keyframe<Content> {
  return { files: Object.fromEntries(files), marks: Object.fromEntries(marks) };
}

/** Walks a moment over the step that follows it. */
export function stepForward<Content>(moment: Moment<Content>, step: TimelineStep<Content>): void {
  for (const { path, after, markAfter } of step.changes) put(moment, path, after, markAfter);
}

/** Walks a moment back over the step that led to it. */
export function stepBack<Content>(moment: Moment<Content>, step: TimelineStep<Content>): void {
  for (const { path, before, markBefore } of step.changes) put(moment, path, before, markBefore);
}

function put<Content>(
  { files, marks }: Moment<Content>,
  path: WorkspacePath,
  content: FileStep<Content>['after'],
  mark: FileMark | undefined,
): void {
  if (content === null) files.delete(path);
  else files.set(path, content);
  if (mark === undefined) marks.delete(path);
  else marks.set(path, mark);
}

/** How a moment is reached from a keyframe: forward over steps `from + 1` to `to`, or back over `from` down to `to + 1`. */
export interface Walk {
  readonly from: number;
  readonly to: number;
}

/**
 * The shortest walk to moment `to` from one of the moments that are known whole.
 * @throws RangeError when none is known.
 */
export function shortestWalk(known: readonly number[], to: number): Walk {
  const [first, ...others] = known;
  if (first === undefined) throw new RangeError('No moment of the timeline is known whole.');
  const from = others.reduce((best, one) => (Math.abs(one - to) < Math.abs(best - to) ? one : best), first);
  return { from, to };
}

/** At least so many steps lie between two keyframes. */
export const KEYFRAME_STEPS = 200;

/** How much a step weighs against a keyframe: the paths that it writes down, each with two contents. */
export function stepWeight({ changes }: TimelineStep<unknown>): number {
  return 1 + 2 * changes.length;
}

/**
 * Whether a keyframe is due, when the steps since the last one weigh `weight` and the workspace has `paths`. Keyframes
 * then take no more room in all than the steps do, and no walk is longer than a keyframe is large.
 */
export function keyframeDue(weight: number, paths: number): boolean {
  return weight >= Math.max(3 * KEYFRAME_STEPS, paths);
}

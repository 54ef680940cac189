import type { LessonInFile } from '../../contracts/progress-file';
import type { StoredTree, TimelinePosition, TimelineRecord } from '../../contracts/stored-records';
import {
  keyframeDue,
  keyframeOf,
  momentOf,
  stepForward,
  stepWeight,
} from '../../engine/workspace/timeline/moments';
import { blobsOfModel, blobsOfStep, blobsOfTree } from './content/blob-ids';
import type { Blobs } from './export-lesson';
import type { RecordKey, Write } from './record-database';

const TABLES_OF_A_LESSON = [
  'workspaces',
  'workspaceEvents',
  'timeline',
  'keyframes',
  'blobs',
  'runs',
  'attempts',
  'documents',
  'progress',
] as const;

/** Erases all that is stored of one lesson or project; takes the pen from any tab that holds it. */
export function eraseWrites(course: string, slug: string, newId: () => string): Write[] {
  const key: RecordKey = [course, slug];
  return [
    ...TABLES_OF_A_LESSON.map((table): Write => ({ op: 'delete-under', table, key })),
    put('writers', key, newId()),
  ];
}

/**
 * Puts one lesson's records in place of all that is stored of it; takes the pen from any tab that holds it. `blobs` has
 * what the lesson refers to, and may have more.
 */
export function lessonWrites(
  course: string,
  slug: string,
  lesson: LessonInFile | null,
  blobs: Blobs,
  newId: () => string,
): Write[] {
  const erased = eraseWrites(course, slug, newId);
  if (lesson === null) return erased;
  const key: RecordKey = [course, slug];
  const { timeline, position } = timelineWrites(key, lesson);
  return [
    ...erased,
    ...[...blobsOfLesson(lesson)].map((id) => put('blobs', [...key, id], blobs[id])),
    ...timeline,
    ...(lesson.workspace === null
      ? []
      : [put('workspaces', key, { ...lesson.workspace, ...(position && { timeline: position }) })]),
    ...(lesson.progress === null ? [] : [put('progress', key, lesson.progress)]),
    ...lesson.runs.map((run) => put('runs', [...key, run.runId], run)),
    ...lesson.attempts.map((attempt) => put('attempts', [...key, attempt.report.attemptId], attempt)),
    ...lesson.documents.map(({ kind, id, value }) => put('documents', [...key, kind, id], value)),
  ];
}

/** The blobs that a lesson in the shape of a progress file refers to. */
export function blobsOfLesson({ workspace, timeline, attempts }: LessonInFile): ReadonlySet<string> {
  const ids = new Set<string>();
  if (workspace !== null) blobsOfModel(workspace.model, ids);
  // Backups of the first version have no timeline.
  if (timeline) {
    blobsOfTree(timeline.base, ids);
    for (const step of timeline.steps) blobsOfStep(step as TimelineRecord, ids);
  }
  for (const attempt of attempts) blobsOfTree(attempt, ids);
  return ids;
}

/** The steps of a timeline with keyframes on the way. */
function timelineWrites(
  key: RecordKey,
  { timeline }: LessonInFile,
): { timeline: Write[]; position?: TimelinePosition } {
  if (!timeline) return { timeline: [] };
  const writes = [put('keyframes', [...key, 0], timeline.base)];
  const moment = momentOf(timeline.base);
  let weight = 0;
  for (const [index, step] of (timeline.steps as readonly TimelineRecord[]).entries()) {
    writes.push(put('timeline', [...key, index + 1], step));
    stepForward(moment, step);
    weight += stepWeight(step);
    if (!keyframeDue(weight, moment.files.size + moment.marks.size)) continue;
    writes.push(put('keyframes', [...key, index + 1], keyframeOf(moment) satisfies StoredTree));
    weight = 0;
  }
  return { timeline: writes, position: { steps: timeline.steps.length, weight } };
}

function put(table: Write['table'], key: RecordKey, value: unknown): Write {
  return { op: 'put', table, key, value };
}

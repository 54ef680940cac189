import type { LessonInFile, ProjectInFile } from '../../contracts/progress-file';
import type { BlobRef } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { sha256Hex } from '../../engine/core/hash';
import { isBlobRef, isKeptApart } from './content/content-refs';

/** What an import would do to one lesson. */
export interface LessonChange {
  readonly slug: string;
  /** `new`: nothing is here; `same`: nothing differs; `differs`: both have work, and one must give way. */
  readonly state: 'new' | 'same' | 'differs';
  /** Which of the two was worked on later. */
  readonly newer: 'file' | 'here';
  readonly here: LessonSummary | null;
  readonly file: LessonSummary;
}

/** A few figures of a lesson's work. */
export interface LessonSummary {
  readonly status: 'not-started' | 'started' | 'done';
  /** In [0, 1]. */
  readonly credit: number;
  readonly files: number;
  readonly attempts: number;
  /** Milliseconds since the Unix epoch. */
  readonly workedAt: number;
}

/** What an import would do to one project of the Studio; its `slug` is its id. */
export interface ProjectChange extends LessonChange {
  /** As the file calls it. */
  readonly name: string;
}

/** Compares a lesson of a file with what is here. */
export function changeOf(lesson: LessonInFile, here: LessonInFile | null): LessonChange {
  const file = summaryOf(lesson);
  if (here === null) return { slug: lesson.slug, state: 'new', newer: 'file', here: null, file };
  const summary = summaryOf(here);
  return {
    slug: lesson.slug,
    state: fingerprint(here) === fingerprint(lesson) ? 'same' : 'differs',
    newer: file.workedAt > summary.workedAt ? 'file' : 'here',
    here: summary,
    file,
  };
}

/** Compares a project of a file with the one of the same id here. */
export function projectChangeOf(project: ProjectInFile, here: ProjectInFile | null): ProjectChange {
  const change = changeOf(project.work, here?.work ?? null);
  // Begun, and nothing done in it yet: then it was worked on when it was made.
  const worked = (summary: LessonSummary, { card }: ProjectInFile): LessonSummary => ({
    ...summary,
    status: 'started',
    files: summary.files || Object.keys(project.start.files).length,
    workedAt: Math.max(summary.workedAt, card.createdAt),
  });
  const same = here !== null && change.state === 'same' && canonical(here.card) === canonical(project.card);
  return {
    ...change,
    name: project.card.name,
    state: here === null ? 'new' : same ? 'same' : 'differs',
    newer: newerCard(change, project, here),
    here: here && change.here && worked(change.here, here),
    file: worked(change.file, project),
  };
}

/** Where the work is of the same time, a name or the bin was changed where the project was opened later. */
function newerCard(
  { file, here: summary, newer }: LessonChange,
  project: ProjectInFile,
  here: ProjectInFile | null,
): LessonChange['newer'] {
  if (here === null || file.workedAt !== summary?.workedAt) return newer;
  return project.card.openedAt > here.card.openedAt ? 'file' : 'here';
}

function summaryOf(lesson: LessonInFile): LessonSummary {
  return {
    status: lesson.progress?.status ?? 'not-started',
    credit: lesson.progress?.credit ?? 0,
    files: Object.keys(lesson.workspace?.model.files ?? {}).length,
    attempts: lesson.attempts.length,
    workedAt: Math.max(
      0,
      lesson.workspace?.updatedAt ?? 0,
      ...lesson.runs.map(({ startedAt }) => startedAt),
      ...lesson.attempts.map(({ report }) => report.finishedAt),
      ...lesson.documents.map((document) =>
        document.kind === 'prediction'
          ? document.value.lockedAt
          : document.kind === 'recall'
            ? document.value.at
            : 0,
      ),
    ),
  };
}

/** What makes two lessons' work the same: everything but where and when the learner last looked. */
function fingerprint(lesson: LessonInFile): string {
  const { progress, documents, workspace } = lesson;
  return canonical({
    files: workspace?.model.files ?? null,
    past: workspace?.model.past ?? null,
    runs: lesson.runs.map(({ runId }) => runId).sort(),
    attempts: lesson.attempts.map(({ report }) => report.attemptId).sort(),
    documents: documents
      .filter(({ kind }) => kind !== 'editor')
      .sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1)),
    exercises: progress?.exercises ?? {},
  });
}

/** JSON with sorted keys; large contents as the ids of their blobs, whether they lie apart or not. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) return isKeptApart(part) ? idOf(part) : part;
    if (isBlobRef(part as BlobRef)) return (part as BlobRef).$blob;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function idOf(content: FileContent): string {
  return `${typeof content === 'string' ? 't' : 'b'}${sha256Hex(content)}`;
}

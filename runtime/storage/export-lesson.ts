import type { LessonInFile } from '../../contracts/progress-file';
import { DOCUMENT_KINDS, type StoredTree, type TimelineRecord } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { modelContents, stepContents } from './content/batch-contents';
import { blobsOfModel, blobsOfStep, blobsOfTree } from './content/blob-ids';
import { MissingBlobError, type PreparedContents } from './content/content-refs';
import { storedModel, storedStep, storedTree } from './content/workspace-codec';
import type { LessonStorage } from './lesson-storage';

/** The contents that exported lessons refer to, by the ids of their blobs. */
export type Blobs = Readonly<Record<string, FileContent>>;

/** Everything stored of one lesson in the shape of a progress file, and what it refers to. */
export interface ExportedLesson {
  readonly lesson: LessonInFile;
  readonly blobs: Blobs;
}

/** Reads everything that is stored of a lesson. */
export async function exportLesson(slug: string, storage: LessonStorage): Promise<ExportedLesson> {
  const stored = await storage.load();
  const { workspace, attempts } = stored;
  const prepared = await storage.refs.prepare(
    (function* () {
      if (workspace !== null) {
        yield* modelContents(workspace.model);
        for (const { changes } of workspace.timeline.recent) yield* stepContents(changes);
        if (workspace.timeline.base !== null) yield* Object.values(workspace.timeline.base.files);
      }
      for (const { files } of attempts) yield* Object.values(files);
    })(),
  );
  const ids = new Set<string>();
  const model = workspace && storedModel(workspace.model, prepared.stored);
  if (model) blobsOfModel(model, ids);
  let timeline: { base: StoredTree; steps: readonly TimelineRecord[] } | null = null;
  if (workspace !== null) {
    const { position, recent, base } = workspace.timeline;
    const begun = base === null ? await storage.timeline.first() : storedTree(base, prepared.stored);
    const steps = [
      ...(await storage.timeline.records(1, position.steps)),
      ...recent.map((step) => storedStep(step, prepared.stored)),
    ];
    for (const step of steps) blobsOfStep(step, ids);
    timeline = { base: begun, steps };
    blobsOfTree(begun, ids);
  }
  const judged = attempts.map(({ report, files, marks = {} }) => ({
    report,
    ...storedTree({ files, marks }, prepared.stored),
  }));
  for (const tree of judged) blobsOfTree(tree, ids);
  const lesson = {
    slug,
    workspace: workspace && {
      model,
      seq: workspace.seq,
      lessonVersion: workspace.lessonVersion,
      createdAt: workspace.createdAt,
      updatedAt: workspace.updatedAt,
    },
    timeline,
    runs: stored.runs,
    attempts: judged,
    documents: DOCUMENT_KINDS.flatMap((kind) =>
      Object.entries(stored.documents[kind]).map(([id, value]) => ({ kind, id, value })),
    ),
    progress: stored.progress,
  } as LessonInFile;
  return { lesson, blobs: await blobsOf(ids, prepared, storage) };
}

async function blobsOf(
  ids: ReadonlySet<string>,
  prepared: PreparedContents,
  storage: LessonStorage,
): Promise<Blobs> {
  const unknown = [...ids].filter((id) => !prepared.has(id));
  const read = await storage.timeline.contents(unknown);
  return Object.fromEntries(
    [...ids].sort().map((id) => {
      const content = prepared.has(id) ? prepared.contentOf(id) : read.get(id);
      if (content === undefined) throw new MissingBlobError(id);
      return [id, content];
    }),
  );
}

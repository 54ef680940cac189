import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import { ArchiveError } from '../../engine/workspace/archive/archive-error';
import { ARCHIVE_LIMITS } from '../../engine/workspace/archive/limits';
import type { ArchivedProject } from '../../engine/workspace/archive/read-archive';
import type { ExportOptions } from '../../engine/workspace/archive/write-archive';
import type { WorkspaceTree } from '../../engine/workspace/model';
import type { ArchiveJob, ArchiveReply } from './protocol';

/** What went wrong in the worker, as the page sees it; `code` and `message` are those of the cause. */
export class ArchiveJobError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

/**
 * Reads a zip of a project off the main thread and checks all of it; see `readArchive`.
 * @throws ArchiveError or ArchiveJobError with its code
 */
export async function readProjectZip(file: Blob): Promise<ArchivedProject> {
  if (file.size > ARCHIVE_LIMITS.archiveBytes) {
    const most = Math.round(ARCHIVE_LIMITS.archiveBytes / 1_000_000);
    throw new ArchiveError('archive-too-large', `it has more than ${most} MB`);
  }
  const zip = new Uint8Array(await file.arrayBuffer());
  return (await run({ type: 'read', zip }, [zip.buffer])) as ArchivedProject;
}

/** Writes the zip of a project off the main thread; see `writeArchive`. */
export async function writeProjectZip(
  tree: WorkspaceTree,
  options: ExportOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await run({ type: 'write', tree, options }, [])) as Uint8Array<ArrayBuffer>;
}

/** A worker for one job: what it held is freed when it is done. */
function run(job: ArchiveJob, transfer: Transferable[]): Promise<unknown> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const done = new Promise<unknown>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ArchiveReply>) => {
      if ('error' in data) reject(new ArchiveJobError(data.error));
      else resolve(data.value);
    });
    worker.addEventListener('error', (event) => {
      const message = `The archive could not be worked on: ${event.message || 'the worker was not loaded'}. Try again.`;
      reject(new ArchiveJobError({ name: 'ArchiveJobError', code: 'archive-failed', message }));
    });
    worker.postMessage(job, transfer);
  });
  return done.finally(() => worker.terminate());
}

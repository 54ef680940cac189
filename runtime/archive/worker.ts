import { messageOf, StagecraftError } from '../../engine/core/errors';
import { readArchive } from '../../engine/workspace/archive/read-archive';
import { writeArchive } from '../../engine/workspace/archive/write-archive';
import type { ArchiveJob, ArchiveReply } from './protocol';

function answer(job: ArchiveJob): ArchiveReply {
  try {
    return { value: job.type === 'read' ? readArchive(job.zip) : writeArchive(job.tree, job.options) };
  } catch (error) {
    if (error instanceof StagecraftError) return { error: error.toJSON() };
    return { error: { name: 'ArchiveFailedError', code: 'archive-failed', message: messageOf(error) } };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ArchiveJob>) => {
  const reply = answer(data);
  const isZip = 'value' in reply && reply.value instanceof Uint8Array;
  self.postMessage(reply, { transfer: isZip ? [(reply.value as Uint8Array<ArrayBuffer>).buffer] : [] });
});

import { messageOf, StagecraftError } from '../../engine/core/errors';
import { type ArchivedProject, readArchive } from '../../engine/workspace/archive/read-archive';
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

/** The memory of an answer, which is handed over and not copied. */
function buffersOf(reply: ArchiveReply): Transferable[] {
  if ('error' in reply) return [];
  const contents =
    reply.value instanceof Uint8Array
      ? [reply.value]
      : Object.values((reply.value as ArchivedProject).tree.files).filter((one) => typeof one !== 'string');
  return [...new Set(contents.map(({ buffer }) => buffer as ArrayBuffer))];
}

self.addEventListener('message', ({ data }: MessageEvent<ArchiveJob>) => {
  const reply = answer(data);
  self.postMessage(reply, { transfer: buffersOf(reply) });
});

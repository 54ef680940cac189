import { Readable } from 'node:stream';
import ZipStream from 'zip-stream';

/** A file of an archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly input: string | Uint8Array;
}

/**
 * A zip of files, each asked for when the one before has been taken. A failure breaks the archive off, so that no half of one passes for the
 * whole, and is told to `onFailure`; that its reader went away is none.
 */
export function archiveOf(
  files: AsyncIterable<ArchiveFile>,
  onFailure: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const zip = new ZipStream();
  let stop = (_: Gone) => {};
  const gone = new Promise<never>((_, reject) => {
    stop = reject;
  });
  zip.once('close', () => stop(new Gone()));
  const write = async () => {
    for await (const { name, input } of files) {
      const written = new Promise<void>((resolve, reject) => {
        zip.entry(Buffer.from(input), { name }, (error) => (error ? reject(error) : resolve()));
      });
      // What was begun is never written once nobody reads.
      await Promise.race([written, gone]);
    }
    zip.finish();
  };
  write().catch((error: unknown) => {
    if (error instanceof Gone) return;
    onFailure(error);
    zip.destroy(error instanceof Error ? error : undefined);
  });
  gone.catch(() => undefined);
  // A stream of Node as one of the web: the same thing, of which two libraries have two types.
  return Readable.toWeb(zip as unknown as Readable) as unknown as ReadableStream<Uint8Array>;
}

class Gone extends Error {}

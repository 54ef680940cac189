import { ProgressFileError, tooLarge } from './progress-file-errors';

/** Compresses text (as UTF-8) with gzip, by the platform's own streams. */
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Whether bytes begin as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The text of gzipped or plain bytes. Stops as soon as it grows beyond `limit` bytes, so that a small file that
 * unpacks to gigabytes does no harm.
 * @throws ProgressFileError
 */
export async function textOf(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<string> {
  if (bytes.length > limit) throw tooLarge(limit);
  const source = new Blob([bytes]).stream();
  const stream = isGzip(bytes) ? source.pipeThrough(new DecompressionStream('gzip')) : source;
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > limit) throw tooLarge(limit);
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    if (error instanceof ProgressFileError) throw error;
    throw new ProgressFileError(
      'progress-file-unreadable',
      'This file cannot be read: it is cut off, or not a progress file. Nothing was changed.',
      undefined,
      { cause: error },
    );
  }
}

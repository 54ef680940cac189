import { PIECE_BYTES, type Work, type WorkFile } from '../../contracts/api/work';
import type { WorkspaceFiles } from '../../engine/core/files';
import type { Digest } from '../storage/content/digest';

/** Work as it is handed in: what names it, and what it is made of. */
export interface PackedWork {
  readonly work: Work;
  /** By SHA-256. */
  readonly pieces: Readonly<Record<string, Uint8Array>>;
}

/**
 * Cuts files into pieces that are sent by their hashes, so that what the server has is not sent again.
 *
 * @param dataSeed what the lesson's data was made from on this device.
 */
export async function packWork(files: WorkspaceFiles, dataSeed: string, digest: Digest): Promise<PackedWork> {
  const pieces: Record<string, Uint8Array> = {};
  const named: Record<string, WorkFile> = {};
  for (const [path, content] of Object.entries(files)) {
    const isText = typeof content === 'string';
    const bytes = isText ? new TextEncoder().encode(content) : content;
    const hashes: string[] = [];
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.slice(at, at + PIECE_BYTES);
      const hash = await digest(piece);
      pieces[hash] = piece;
      hashes.push(hash);
    }
    named[path] = { pieces: hashes, size: bytes.length, isText };
  }
  return { work: { format: 1, dataSeed, files: named }, pieces };
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { TrainingOrder } from '../../../../world/ports';

/** What a training comes of: rows, what they are told to be, columns left out. Equal keys train the same model. */
export function orderKey({ rows, targets, without }: TrainingOrder): string {
  const hash = sha256.create();
  hash.update(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
  hash.update(new Uint8Array(targets.buffer, targets.byteOffset, targets.byteLength));
  hash.update(new TextEncoder().encode([...without].sort().join('\n')));
  return bytesToHex(hash.digest());
}

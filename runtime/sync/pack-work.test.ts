import { describe, expect, it } from 'vitest';
import { PIECE_BYTES, workSchema } from '../../contracts/api/work';
import { sha256Hex } from '../../engine/core/hash';
import { platformDigest } from '../storage/content/digest';
import { packWork } from './pack-work';

describe('packWork', () => {
  it('names each file by its pieces, keeps equal ones once, and can be put together again', async () => {
    const large = new Uint8Array(PIECE_BYTES + 5).map((_, index) => (index * 7) % 251);
    const files = { 'a.ts': 'grüße', 'copy.ts': 'grüße', 'empty.txt': '', 'model.bin': large };
    const { work, pieces } = await packWork(files, 'seed', platformDigest);
    expect(workSchema.parse(work)).toEqual(work);
    expect(work.files['a.ts']).toEqual({ pieces: [sha256Hex('grüße')], size: 7, isText: true });
    expect(work.files['empty.txt']).toEqual({ pieces: [], size: 0, isText: true });
    expect(Object.keys(pieces)).toHaveLength(3);
    const { pieces: hashes, isText } = work.files['model.bin']!;
    expect(isText).toBe(false);
    expect(Buffer.concat(hashes.map((hash) => pieces[hash]!)).equals(large)).toBe(true);
    for (const [hash, piece] of Object.entries(pieces)) expect(sha256Hex(piece)).toBe(hash);
  });
});

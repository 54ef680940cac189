import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveOf } from './archive';

describe('an archive', () => {
  it('has every file as it was', async () => {
    const count = 300;
    const files = (async function* () {
      for (let i = 0; i < count; i++) yield { name: `folder/${i} 王.txt`, input: i % 2 ? String(i) : '' };
    })();
    const bytes = await new Response(archiveOf(files, () => undefined)).arrayBuffer();
    const read = unzipSync(new Uint8Array(bytes));
    expect(Object.keys(read)).toHaveLength(count);
    expect(strFromU8(read['folder/299 王.txt']!)).toBe('299');
    expect(read['folder/0 王.txt']).toHaveLength(0);
  });

  it('breaks off and tells of it when a file cannot be read', async () => {
    const failures: unknown[] = [];
    const broken = new Error('the database is gone');
    const files = (async function* () {
      yield { name: 'a', input: 'a' };
      throw broken;
    })();
    const archive = archiveOf(files, (error) => failures.push(error));
    await expect(new Response(archive).arrayBuffer()).rejects.toThrow('the database is gone');
    expect(failures).toEqual([broken]);
  });

  it('stops reading when whoever asked goes away, which is no failure', async () => {
    const failures: unknown[] = [];
    let isClosed = false;
    const files = (async function* () {
      try {
        for (;;) yield { name: crypto.randomUUID(), input: new Uint8Array(100_000) };
      } finally {
        isClosed = true;
      }
    })();
    const reader = archiveOf(files, (error) => failures.push(error)).getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => isClosed).toBe(true);
    expect(failures).toEqual([]);
  });
});

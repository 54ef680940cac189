import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { asStorageError, NotWriterError, StorageFullError, StorageTooNewError } from './errors';
import { IndexedDatabase } from './indexed-database';
import { MemoryDatabase } from './memory-database';
import { latestVersion, MIGRATIONS, type Migration, migrate } from './migrations';
import { type RecordDatabase, TABLES } from './record-database';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each<[string, () => RecordDatabase]>([
  ['IndexedDB', () => new IndexedDatabase()],
  ['memory', () => new MemoryDatabase()],
])('the database over %s', (_name, make) => {
  it('keeps what was put, and copies it', async () => {
    const database = make();
    const value = { text: 'a', bytes: new Uint8Array([1, 2]) };
    await database.write([{ op: 'put', table: 'settings', key: ['mlops', 'x'], value }]);
    value.text = 'changed';
    expect(await database.get('settings', ['mlops', 'x'])).toEqual({
      text: 'a',
      bytes: new Uint8Array([1, 2]),
    });
    expect(await database.get('settings', ['mlops', 'y'])).toBeUndefined();
  });

  it('finds the records under a prefix, in order, and those after a key', async () => {
    const database = make();
    await database.write(
      [10, 9, 100, 1].map((seq) => ({
        op: 'put',
        table: 'workspaceEvents',
        key: ['mlops', 'a/b', seq],
        value: seq,
      })),
    );
    await database.write([
      { op: 'put', table: 'workspaceEvents', key: ['mlops', 'a/bc', 1], value: 'other' },
      { op: 'put', table: 'workspaceEvents', key: ['other', 'a/b', 1], value: 'other' },
    ]);
    const under = await database.under('workspaceEvents', ['mlops', 'a/b']);
    expect(under.map(({ value }) => value)).toEqual([1, 9, 10, 100]);
    const after = await database.under('workspaceEvents', ['mlops', 'a/b'], ['mlops', 'a/b', 9]);
    expect(after.map(({ key }) => key.at(-1))).toEqual([10, 100]);
  });

  it('deletes one record, or all under a prefix', async () => {
    const database = make();
    const put = (slug: string, id: string) =>
      ({ op: 'put', table: 'runs', key: ['mlops', slug, id], value: id }) as const;
    await database.write([put('a', '1'), put('a', '2'), put('b', '1')]);
    await database.write([{ op: 'delete', table: 'runs', key: ['mlops', 'a', '1'] }]);
    expect(await database.under('runs', ['mlops', 'a'])).toHaveLength(1);
    await database.write([{ op: 'delete-under', table: 'runs', key: ['mlops', 'a'] }]);
    expect((await database.under('runs', ['mlops'])).map(({ key }) => key)).toEqual([['mlops', 'b', '1']]);
  });

  it('reads many at once, keys alone, and up to a key', async () => {
    const database = make();
    const put = (seq: number) =>
      ({ op: 'put', table: 'timeline', key: ['mlops', 'a', seq], value: `step ${seq}` }) as const;
    await database.write([1, 2, 3, 4].map(put));
    expect(
      await database.getMany(
        'timeline',
        [4, 9, 1].map((seq) => ['mlops', 'a', seq]),
      ),
    ).toEqual(['step 4', undefined, 'step 1']);
    expect((await database.keys('timeline', ['mlops', 'a'])).map((key) => key.at(-1))).toEqual([1, 2, 3, 4]);
    const some = await database.under('timeline', ['mlops', 'a'], ['mlops', 'a', 1], ['mlops', 'a', 3]);
    expect(some.map(({ value }) => value)).toEqual(['step 2', 'step 3']);
  });

  it('reads and writes in one transaction, between which nothing happens', async () => {
    const database = make();
    const key = ['mlops', 'counter'];
    const grow = () =>
      database.transact(['settings'], async (reader) => {
        const before = ((await reader.get('settings', key)) as number | undefined) ?? 0;
        await reader.keys('settings', ['mlops']);
        return [{ op: 'put', table: 'settings', key, value: before + 1 }];
      });
    await Promise.all(Array.from({ length: 10 }, grow));
    expect(await database.get('settings', key)).toBe(10);
    const refused = database.transact(
      ['settings'],
      async () => [{ op: 'put', table: 'settings', key, value: 0 }],
      { table: 'writers', key: ['mlops', 'a'], value: 'tab 9' },
    );
    await expect(refused).rejects.toThrow(NotWriterError);
    const broken = database.transact(['settings'], async () => {
      throw new Error('while planning');
    });
    await expect(broken).rejects.toThrow('while planning');
    expect(await database.get('settings', key)).toBe(10);
  });

  it('writes nothing when what was expected does not hold', async () => {
    const database = make();
    await database.write([{ op: 'put', table: 'writers', key: ['mlops', 'a'], value: 'tab 2' }]);
    const write = database.write([{ op: 'put', table: 'progress', key: ['mlops', 'a'], value: 1 }], {
      table: 'writers',
      key: ['mlops', 'a'],
      value: 'tab 1',
    });
    await expect(write).rejects.toThrow(NotWriterError);
    expect(await database.get('progress', ['mlops', 'a'])).toBeUndefined();
    await database.write([{ op: 'put', table: 'progress', key: ['mlops', 'a'], value: 2 }], {
      table: 'writers',
      key: ['mlops', 'a'],
      value: 'tab 2',
    });
    expect(await database.get('progress', ['mlops', 'a'])).toBe(2);
  });

  it('applies a transaction whole or not at all', async () => {
    const database = make();
    const write = database.write([
      { op: 'put', table: 'runs', key: ['mlops', 'a', '1'], value: 'fine' },
      { op: 'put', table: 'runs', key: ['mlops', 'a', '2'], value: () => 'cannot be cloned' },
    ]);
    await expect(write).rejects.toMatchObject({ code: 'storage-unavailable' });
    expect(await database.under('runs', ['mlops'])).toEqual([]);
  });
});

describe('migrations', () => {
  const NEXT: Migration = {
    version: latestVersion(MIGRATIONS) + 1,
    migrate: async (database, transaction) => {
      const settings = transaction.objectStore('settings');
      for (const key of await settings.getAllKeys()) {
        const value: unknown = await settings.get(key);
        await settings.put({ value, since: 2 }, key);
      }
      database.createObjectStore('second');
    },
  };

  it('make every table', async () => {
    const database = new IndexedDatabase();
    await database.get('settings', ['x']);
    const raw = await openDB('stagecraft');
    expect(raw.version).toBe(latestVersion(MIGRATIONS));
    expect([...raw.objectStoreNames].sort()).toEqual([...TABLES].sort());
  });

  it('keep all that the first version stored, and add what is new', async () => {
    const first = await openDB('stagecraft', 1, {
      upgrade: (database, from, _to, transaction) =>
        void migrate(MIGRATIONS.slice(0, 1), from, database, transaction as never),
    });
    expect(first.objectStoreNames.contains('blobs')).toBe(false);
    await first.put('workspaces', { seq: 3 }, ['mlops', 'a/b']);
    first.close();
    const database = new IndexedDatabase();
    expect(await database.get('workspaces', ['mlops', 'a/b'])).toEqual({ seq: 3 });
    await database.write([{ op: 'put', table: 'blobs', key: ['mlops', 'a/b', 'x'], value: 'text' }]);
    expect(await database.keys('blobs', ['mlops'])).toHaveLength(1);
  });

  it('bring stored records to a newer version', async () => {
    const first = new IndexedDatabase();
    await first.write([{ op: 'put', table: 'settings', key: ['mlops', 'x'], value: 'old' }]);
    first.close();
    const second = new IndexedDatabase('stagecraft', [...MIGRATIONS, NEXT]);
    expect(await second.get('settings', ['mlops', 'x'])).toEqual({ value: 'old', since: 2 });
    second.close();
    expect((await openDB('stagecraft')).version).toBe(NEXT.version);
  });

  it('start a new browser at the newest version', async () => {
    const database = new IndexedDatabase('stagecraft', [...MIGRATIONS, NEXT]);
    expect(await database.under('settings', ['mlops'])).toEqual([]);
    expect((await openDB('stagecraft')).version).toBe(NEXT.version);
  });

  it('leave everything as it was when one fails', async () => {
    const first = new IndexedDatabase();
    await first.write([{ op: 'put', table: 'settings', key: ['mlops', 'x'], value: 'old' }]);
    first.close();
    const broken: Migration = {
      version: NEXT.version,
      migrate: async (_database, transaction) => {
        await transaction.objectStore('settings').put('half done', ['mlops', 'x']);
        throw new Error('broken');
      },
    };
    const second = new IndexedDatabase('stagecraft', [...MIGRATIONS, broken]);
    await expect(second.get('settings', ['mlops', 'x'])).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    const again = new IndexedDatabase();
    expect(await again.get('settings', ['mlops', 'x'])).toBe('old');
  });

  it('let go of the database when a newer page upgrades it, and say so', async () => {
    const old = new IndexedDatabase();
    await old.get('settings', ['x']);
    const newer = new IndexedDatabase('stagecraft', [...MIGRATIONS, NEXT]);
    expect(await newer.get('settings', ['x'])).toBeUndefined();
    await expect(old.get('settings', ['x'])).rejects.toThrow(StorageTooNewError);
  });
});

describe('errors of the browser', () => {
  it('are put into words', () => {
    expect(asStorageError(new DOMException('full', 'QuotaExceededError'), 'saving')).toBeInstanceOf(
      StorageFullError,
    );
    expect(asStorageError(new Error('odd'), 'saving').message).toContain('odd');
    const ours = new NotWriterError();
    expect(asStorageError(ours, 'saving')).toBe(ours);
  });
});

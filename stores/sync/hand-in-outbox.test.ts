import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredHandIn } from '../../contracts/stored-sync';
import { platformDigest } from '../../runtime/storage/content/digest';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { packWork } from '../../runtime/sync/pack-work';
import type { Asked } from '../account/ask-server';
import { HandInOutbox } from './hand-in-outbox';

type Ask = ConstructorParameters<typeof HandInOutbox>[2];
type Answer = Asked<unknown>;

/** The bodies of the three requests, in one. */
interface Sent {
  readonly id: string;
  readonly sha256: readonly string[];
  readonly artifacts: readonly { readonly sha256: string }[];
  readonly body: Pick<StoredHandIn, 'work'>;
}

const no = (code: string): Answer => ({ ok: false, code, message: `no: ${code}`, fields: {} });

/** A server that keeps pieces and takes work that it has all pieces of, and can be told to fail. */
class FakeServer {
  readonly kept = new Set<string>();
  readonly taken = new Map<string, unknown>();
  uploads = 0;
  fail: (path: string) => Answer | null = () => null;

  readonly ask: Ask = async (_method, path, sent = {}) => {
    const body = sent as Sent;
    const answer = this.fail(path) ?? this.#answer(path, body);
    return answer as never;
  };

  #answer(path: string, body: Sent): Answer {
    if (path.endsWith('/missing'))
      return {
        ok: true,
        value: { missing: body.sha256.filter((hash) => !this.kept.has(hash)) },
      };
    if (path.endsWith('/artifacts')) {
      for (const { sha256 } of body.artifacts) {
        this.kept.add(sha256);
        this.uploads++;
      }
      return { ok: true, value: {} };
    }
    const hashes = Object.values(body.body.work.files).flatMap(({ pieces }) => pieces);
    if (hashes.some((hash) => !this.kept.has(hash))) return no('pieces-missing');
    this.taken.set(body.id, body);
    return { ok: true, value: { receipt: { id: body.id }, lateness: { state: 'on-time' } } };
  }
}

let server: FakeServer;
let db: MemoryDatabase;
let outbox: HandInOutbox;
let changes: number;

beforeEach(() => {
  server = new FakeServer();
  db = new MemoryDatabase();
  changes = 0;
  outbox = new HandInOutbox(db, 'lea', server.ask, () => changes++);
});

async function handIn(id: string, files: Record<string, string>, clientAt = 1): Promise<StoredHandIn> {
  const packed = await packWork(files, 'seed', platformDigest);
  return {
    id,
    classId: 'c',
    assignmentId: 'a',
    lesson: 'x/y',
    exercise: '1.6/train',
    contentVersion: '1',
    clientAt,
    state: 'waiting',
    ...packed,
  };
}

describe('the outbox', () => {
  it('sends the work, keeps the receipt, and lets go of the pieces', async () => {
    await outbox.add(await handIn('1', { 'a.ts': 'one', 'b.ts': 'two' }));
    await outbox.sendAll();
    expect(await outbox.all()).toMatchObject([
      { id: '1', state: 'arrived', receipt: { id: '1' }, pieces: {} },
    ]);
    expect(changes).toBe(2);
  });

  it('sends unchanged files once', async () => {
    await outbox.add(await handIn('1', { 'a.ts': 'one', 'b.ts': 'two' }));
    await outbox.sendAll();
    await outbox.add(await handIn('2', { 'a.ts': 'one', 'b.ts': 'three' }));
    await outbox.sendAll();
    expect(server.uploads).toBe(3);
    expect(server.taken.size).toBe(2);
  });

  it.each(['offline', 'sign-in', 'unavailable', 'too-many', 'internal'])(
    'keeps the work when the server says %s',
    async (code) => {
      await outbox.add(await handIn('1', { 'a.ts': 'one' }));
      for (const path of ['/missing', '/artifacts', '/submissions']) {
        server.fail = (asked) => (asked.endsWith(path) ? no(code) : null);
        await outbox.sendAll();
        expect((await outbox.all())[0]).toMatchObject({ state: 'waiting' });
        expect(Object.keys((await outbox.all())[0]!.pieces)).toHaveLength(1);
      }
      server.fail = () => null;
      await outbox.sendAll();
      expect(server.taken.size).toBe(1);
    },
  );

  it('says why where it is refused for good, and goes on with the next one', async () => {
    await outbox.add(await handIn('1', { 'a.ts': 'one' }, 1));
    await outbox.add(await handIn('2', { 'a.ts': 'two' }, 2));
    let first = true;
    server.fail = (path) => {
      if (!path.endsWith('/submissions') || !first) return null;
      first = false;
      return no('forbidden');
    };
    await outbox.sendAll();
    expect(await outbox.all()).toMatchObject([
      { id: '2', state: 'arrived' },
      { id: '1', state: 'refused', refusal: 'no: forbidden' },
    ]);
  });

  it('fills a server again that was restored without the pieces, with the same submission', async () => {
    await outbox.add(await handIn('1', { 'a.ts': 'one' }));
    let restored = false;
    server.fail = (path) => {
      if (path.endsWith('/submissions') && !restored) {
        restored = true;
        server.kept.clear();
      }
      return null;
    };
    await outbox.sendAll();
    expect([...server.taken.keys()]).toEqual(['1']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonProgress } from '../../contracts/stored-records';
import { MemoryDatabase } from '../storage/memory-database';
import { type RecordDatabase, TABLES } from '../storage/record-database';
import { recordedDatabase } from './recorded-database';
import { SyncLog } from './sync-log';
import { type RoundOutcome, syncRound } from './sync-round';
import { ModelServer } from './testing/model-server';

const DAY = 86_400_000;
const USER = 'lea';
const LESSONS = ['01-before-mlops/01-a', '01-before-mlops/02-b'] as const;

/** What becomes of a request. */
type Fate = 'arrives' | 'is lost' | 'answer is lost';

let made = 0;

/** A browser with its disk, which outlives its pages, and a clock of its own. */
class Device {
  disk = new MemoryDatabase();
  /** Transactions until the page is killed; null: it lives. */
  killAfter: number | null = null;
  /** Documents that were on disk, each under the id that it was given. */
  readonly written = new Set<string>();
  readonly #server: ModelServer;
  readonly #aheadMs: number;
  #time = 1_000_000_000_000;

  constructor(server: ModelServer, aheadMs: number) {
    this.#server = server;
    this.#aheadMs = aheadMs;
    this.#mortal();
  }

  #mortal(): void {
    this.disk.beforeWrite = () => {
      if (this.killAfter === null) return;
      if (this.killAfter-- <= 0) throw new Error('killed');
    };
  }

  readonly #ports = {
    now: () => ++this.#time + this.#aheadMs,
    newStream: () => ({ id: `stream-${++made}`, secret: `secret-${made}` }),
  };

  #records(): RecordDatabase {
    return recordedDatabase(this.disk, {
      ...this.#ports,
      userId: () => USER,
      course: 'mlops',
      onAppended: () => {},
    });
  }

  async work(lesson: string, exercise: string, credit: number): Promise<void> {
    const id = `doc-${++made}`;
    const key = ['mlops', lesson];
    const before = (await this.disk.get('progress', key)) as LessonProgress | undefined;
    const exercises = {
      ...before?.exercises,
      [exercise]: Math.max(credit, before?.exercises[exercise] ?? 0),
    };
    const all = ['x', 'y'].map((each) => exercises[each] ?? 0);
    const progress: LessonProgress = {
      slug: lesson,
      status: all.every((each) => each === 1) ? 'done' : 'started',
      credit: (all[0]! + all[1]!) / 2,
      exercises,
      lessonVersion: '1',
      lastVisitedAt: this.#ports.now(),
    };
    await this.#records()
      .write([
        { op: 'put', table: 'progress', key, value: progress },
        { op: 'put', table: 'documents', key: [...key, 'replay', 'one'], value: { id } },
        { op: 'put', table: 'documents', key: [...key, 'recall', id], value: { at: this.#time } },
      ])
      .then(
        () => this.written.add(id),
        () => {},
      );
  }

  async sync(fate: Fate, isThorough = false): Promise<RoundOutcome | null> {
    const log = new SyncLog(this.disk, 'mlops', USER, this.#ports);
    const port = {
      send: async (request: Parameters<ModelServer['answer']>[0]) => {
        if (fate === 'is lost') return { kind: 'offline' } as const;
        const reply = this.#server.answer(structuredClone(request));
        return fate === 'answer is lost' ? ({ kind: 'offline' } as const) : reply;
      },
    };
    return syncRound({ log, port, now: this.#ports.now, elapsed: () => this.#time, isThorough }).catch(
      () => null,
    );
  }

  /** Another browser with a copy of this one's profile. */
  async copy(): Promise<Device> {
    const twin = new Device(this.#server, this.#aheadMs);
    for (const table of TABLES)
      for (const { key, value } of await this.disk.under(table, []))
        await twin.disk.write([{ op: 'put', table, key, value }]);
    for (const id of this.written) twin.written.add(id);
    return twin;
  }

  /** What other devices have to agree on. */
  async state(): Promise<unknown> {
    const progress = await this.disk.under('progress', ['mlops']);
    return {
      progress: progress.map(({ value }) => {
        const { slug, status, credit, exercises } = value as LessonProgress;
        return { slug, status, credit, exercises: Object.entries(exercises).sort() };
      }),
      documents: await this.disk.under('documents', ['mlops']),
    };
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      who: fc.nat(3),
      lesson: fc.constantFrom(...LESSONS),
      exercise: fc.constantFrom('x', 'y'),
      credit: fc.constantFrom(0, 0.5, 1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      who: fc.nat(3),
      fate: fc.constantFrom<Fate>('arrives', 'arrives', 'is lost', 'answer is lost'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), who: fc.nat(3), after: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back up' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy profile' as const), who: fc.nat(3) }) },
);

describe('sync', () => {
  it('loses nothing and makes all devices agree, whatever is killed, lost, restored or copied', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const server = new ModelServer();
        const devices = [new Device(server, -2 * DAY), new Device(server, 2 * DAY)];
        let restore = server.backup();
        for (const one of steps) {
          const device = 'who' in one ? devices[one.who % devices.length]! : devices[0]!;
          if (one.do === 'work') await device.work(one.lesson, one.exercise, one.credit);
          else if (one.do === 'sync') await device.sync(one.fate);
          else if (one.do === 'kill') device.killAfter = one.after;
          else if (one.do === 'back up') restore = server.backup();
          else if (one.do === 'restore') restore();
          else if (devices.length < 4) devices.push(await device.copy());
          // A killed page is opened again before long.
          if (device.killAfter !== null && device.killAfter < 0) device.killAfter = null;
        }
        for (const device of devices) device.killAfter = null;
        for (let round = 0; round < 3; round++)
          for (const device of devices)
            expect(await device.sync('arrives', true)).toMatchObject({ kind: 'done' });

        const text = JSON.stringify(server.events().map(({ body }) => body));
        for (const device of devices)
          for (const id of device.written) expect(text, `the server has ${id}`).toContain(`"${id}"`);
        const [first, ...others] = await Promise.all(devices.map((device) => device.state()));
        for (const other of others) expect(other).toEqual(first);
        for (const stream of new Set(server.events().map((event) => event.stream))) {
          const seqs = server.events().filter((event) => event.stream === stream);
          expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, index) => index + 1));
        }
      }),
      { numRuns: Number(process.env.SYNC_RUNS ?? 300) },
    );
  });
});

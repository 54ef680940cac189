import { describe, expect, it } from 'vitest';
import type { StoredHandIn } from '../../contracts/stored-sync';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { SyncLog } from '../../runtime/sync/sync-log';
import { syncRound } from '../../runtime/sync/sync-round';
import { ModelServer } from '../../runtime/sync/testing/model-server';
import { aheadMs, HandInOutbox } from './hand-in-outbox';

const DAY = 86_400_000;
const MOMENT = Date.parse('2026-03-02T09:00:00Z');

/** A device whose clock is `ahead` of the server's, which answers after `trip` milliseconds. */
class Device {
  readonly db = new MemoryDatabase();
  readonly #server = new ModelServer();
  ahead: number;
  /** Since some moment; nobody sets it. */
  #elapsed = 0;

  constructor(ahead: number) {
    this.ahead = ahead;
  }

  readonly now = () => MOMENT + this.#elapsed + this.ahead;

  get log(): SyncLog {
    return new SyncLog(this.db, 'mlops', 'lea', {
      now: this.now,
      newStream: () => ({ id: 's', secret: 's' }),
    });
  }

  /** @param meanwhile happens while the answer is on its way. */
  async sync(meanwhile = () => {}): Promise<void> {
    await this.log.append([{ kind: 'activity', exercise: null, body: { lesson: 'x/y', place: null } }]);
    const send = async (request: Parameters<ModelServer['answer']>[0]) => {
      this.#elapsed += 1_000;
      const reply = this.#server.answer(structuredClone(request));
      const serverTime = new Date(MOMENT + this.#elapsed).toISOString();
      meanwhile();
      this.#elapsed += 1_000;
      return reply.kind === 'answer' ? { ...reply, serverTime } : reply;
    };
    await syncRound({
      log: this.log,
      port: { send },
      now: this.now,
      elapsed: () => this.#elapsed,
      isThorough: false,
    });
  }
}

describe('a clock that is wrong', () => {
  it.each([-2 * DAY, 0, 2 * DAY])('by %d ms is measured to be so', async (ahead) => {
    const device = new Device(ahead);
    expect(await device.log.aheadMs()).toBeNull();
    await device.sync();
    expect(await device.log.aheadMs()).toBe(ahead);
  });

  it.each([-2 * DAY, 2 * DAY])(
    'and set by %d ms while an answer is on its way counts as it is then',
    async (jump) => {
      const device = new Device(0);
      await device.sync(() => {
        device.ahead = jump;
      });
      expect(await device.log.aheadMs()).toBe(jump);
    },
  );

  it('when work was handed in is told by what it was then, also when it has been put right since', async () => {
    const device = new Device(-2 * DAY);
    await device.sync();
    const sent: object[] = [];
    const ask = async (_method: string, path: string, body: object = {}) => {
      if (path.endsWith('/submissions')) sent.push(body);
      return { ok: true, value: { missing: [] } } as never;
    };
    const outbox = new HandInOutbox(device.db, 'lea', ask, () => {});
    const clientAt = device.now();
    await outbox.add({
      id: '1',
      state: 'waiting',
      clientAt,
      clientAheadMs: await aheadMs(device.db, 'lea'),
      work: { files: {} },
      pieces: {},
    } as unknown as StoredHandIn);
    // Off the network until somebody sets the clock.
    device.ahead = 0;
    await device.sync();
    await outbox.sendAll();
    expect(sent).toEqual([
      expect.objectContaining({ clientAt: new Date(clientAt).toISOString(), clientAheadMs: -2 * DAY }),
    ]);
  });
});

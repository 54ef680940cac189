import { describe, expect, it } from 'vitest';
import type { ShiftView } from '../../engine/scenario/scenarios/on-call/shift-view';
import { OnCallJobError, ShiftWorker } from './client';
import type { ShiftReply, ShiftRequest } from './protocol';

/** A worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  readonly got: ShiftRequest[] = [];
  isTerminated = false;
  postMessage(request: ShiftRequest) {
    this.got.push(request);
  }
  terminate() {
    this.isTerminated = true;
  }
  say(reply: ShiftReply) {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

function open() {
  const workers: FakeWorker[] = [];
  const shifts = new ShiftWorker(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { shifts, workers };
}

const question = {
  table: 'a,b\n1,2\n',
  log: { seed: 's', until: 0, entries: [] },
  step: { hours: 0 },
} as never;
const view = (startMs: number) => ({ startMs }) as ShiftView;

describe('a worker that plays shifts', () => {
  it('gives each question its own answer, and is handed the table once', async () => {
    const { shifts, workers } = open();
    const [first, second] = [shifts.look(question), shifts.look(question)];
    const [worker] = workers;
    expect(workers).toHaveLength(1);
    expect(worker!.got.map(({ id, table }) => [id, table])).toEqual([
      [1, 'a,b\n1,2\n'],
      [2, undefined],
    ]);
    worker!.say({ id: 2, type: 'view', view: view(2) });
    worker!.say({ id: 1, type: 'view', view: view(1) });
    expect([await first, await second]).toEqual([view(1), view(2)]);
  });

  it('tells why a shift could not be played', async () => {
    const { shifts, workers } = open();
    const asked = shifts.look(question);
    workers[0]!.say({
      id: 1,
      type: 'failed',
      error: { name: 'X', code: 'table-column', message: 'No column.' },
    });
    await expect(asked).rejects.toMatchObject({ code: 'table-column', message: 'No column.' });
  });

  it('that breaks ends what waits, and is started anew with the whole table', async () => {
    const { shifts, workers } = open();
    const asked = shifts.look(question);
    workers[0]!.dispatchEvent(new Event('error'));
    await expect(asked).rejects.toThrow(OnCallJobError);
    await expect(asked).rejects.toThrow(/the worker was not loaded\. Reload the page/);
    expect(workers[0]!.isTerminated).toBe(true);
    const again = shifts.look(question);
    expect(workers[1]!.got[0]).toMatchObject({ id: 2, table: 'a,b\n1,2\n' });
    workers[1]!.say({ id: 2, type: 'view', view: view(3) });
    expect(await again).toEqual(view(3));
  });
});

import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../engine/core/code-runner';
import { sha256Hex } from '../engine/core/hash';
import { objectPath } from '../engine/deployment/operate';
import { OPERATIONS_PATH, SPEC_PATH } from '../engine/deployment/spec';
import { fakeBundle } from './testing/fake-bundle';
import { FakeRunner } from './testing/fake-runner';
import { openFakeSession } from './testing/fake-session';

const SPEC = {
  name: 'test-1',
  entry: 'service.ts',
  log: 'logs/service.log',
  diskBytes: 10_000,
  traffic: 'data/week.jsonl',
  reference: { label: 'Sold for', tolerance: 1 },
};
const WEEK = [1, 2]
  .map((day) =>
    JSON.stringify({
      id: `r${day}`,
      at: `2009-06-0${day}T09:00`,
      client: 'c',
      path: '/',
      body: {},
      reference: 3,
    }),
  )
  .join('\n');

/** A service that answers with the length of its own code. */
class ServingRunner extends FakeRunner {
  constructor() {
    super((request: RunRequest) => {
      if (request.program.kind !== 'probe') return {};
      const { requests } = request.program.input as { requests: unknown[] };
      const estimate = String(request.files['service.ts'] ?? '').length;
      const answers = requests.map(() => ({ status: 200, text: JSON.stringify({ estimate }) }));
      return { value: { started: true, answers } };
    });
  }
}

async function open() {
  const bundle = fakeBundle();
  const runner = new ServingRunner();
  const { session } = await openFakeSession({
    bundle: {
      ...bundle,
      start: {
        ...bundle.start,
        'service.ts': 'abc',
        [SPEC_PATH]: JSON.stringify(SPEC),
        [OPERATIONS_PATH]: '',
      },
    },
    data: { 'data/week.jsonl': WEEK },
    runner,
  });
  const store = await session.deployment();
  const { operate } = store.getState();
  return { session, store, runner, operate };
}

describe('the server of a session', () => {
  it('keeps each command, and what was copied, in the workspace', async () => {
    const { session, operate } = await open();
    expect(await operate({ do: 'copy', paths: ['service.ts'] })).toBe('Copied service.ts to the server.');
    const { files } = session.workspace.getState();
    expect(files[objectPath('abc')]).toBe('abc');
    expect(JSON.parse(String(files[OPERATIONS_PATH]))).toEqual({
      do: 'copy',
      files: { 'service.ts': sha256Hex('abc') },
    });
  });

  it('answers with what was copied, also after the file here has changed', async () => {
    const { session, store, operate } = await open();
    await operate({ do: 'copy', paths: ['service.ts'] });
    await operate({ do: 'restart' });
    session.workspace.getState().edit('service.ts', 'changed');
    expect(await operate({ do: 'traffic', days: 1 })).toBe('One day: 1 of 1 requests answered.');
    expect(store.getState().view?.judged).toMatchObject([{ reference: 3, difference: 0, right: true }]);
  });

  it('takes a command back by undo, and runs nothing twice', async () => {
    const { session, store, runner, operate } = await open();
    await operate({ do: 'copy', paths: ['service.ts'] });
    await operate({ do: 'restart' });
    await operate({ do: 'traffic', days: 1 });
    const runs = runner.requests.length;
    await operate({ do: 'traffic', days: 1 });
    expect(runner.requests.length).toBe(runs + 1);
    expect(store.getState().view?.judged).toHaveLength(2);
    session.workspace.getState().undo();
    await store.getState().refresh();
    expect(store.getState().view?.judged).toHaveLength(1);
    expect(runner.requests.length).toBe(runs + 1);
  });

  it('says which line of a log edited by hand cannot be read', async () => {
    const { session, store } = await open();
    session.workspace.getState().edit(OPERATIONS_PATH, '{"do":"reboot"}\n');
    await store.getState().refresh();
    expect(store.getState().failure).toMatchObject({ code: 'server-file' });
    expect(store.getState().failure?.message).toContain('line 1');
  });
});

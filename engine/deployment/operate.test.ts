import { describe, expect, it } from 'vitest';
import type { WorkspaceFiles } from '../core/files';
import { sha256Hex } from '../core/hash';
import type { ServerCommand } from './commands';
import { bytesOf, daysUntilFull, freeBytes, IDLE_MEMORY_MB, memoryMb } from './disk';
import { objectPath, operate } from './operate';
import { outcomeWords } from './outcome-words';
import { parseTraffic, type TrafficRequest, trafficOf } from './requests';
import type { Serve } from './serve';
import type { ServerSpec } from './spec';
import { applyEvent } from './state';

const SPEC: ServerSpec = {
  name: 'test-1',
  entry: 'service.ts',
  log: 'logs/service.log',
  diskBytes: 1000,
  systemBytes: 100,
  traffic: 'data/week.jsonl',
  reference: { label: 'Expected', tolerance: 1 },
};

const TRAFFIC: readonly TrafficRequest[] = ['01', '02', '03'].flatMap((day) =>
  [1, 2].map((n) => ({
    id: `${day}-${n}`,
    at: `2009-06-${day}T1${n}:00`,
    client: 'c',
    method: 'POST',
    path: '/',
    body: { n },
  })),
);

/** A service that prints ten bytes a request and answers with the length of its own code; `die` ends it. */
const serve: Serve = async ({ files, requests }) => {
  const code = String(files['service.ts'] ?? '');
  if (code === '')
    return {
      answers: requests.map(({ id, at }) => ({
        id,
        at,
        outcome: 'lost',
        status: null,
        dollars: null,
        text: '',
      })),
      writes: {},
      printed: '',
      startError: { name: 'Error', message: 'Cannot find service.ts', stack: '' },
    };
  const dies = code.includes('die');
  return {
    answers: requests.map(({ id, at }, i) => ({
      id,
      at,
      outcome: dies ? (i === 0 ? 'crashed' : 'lost') : 'answered',
      status: dies ? null : 200,
      dollars: dies ? null : code.length,
      text: '',
    })),
    writes: {},
    printed: dies ? '' : 'ten bytes\n'.repeat(requests.length),
    ...(dies && { crash: { name: 'Error', message: 'died', stack: 'died here' } }),
  };
};

function run(commands: readonly ServerCommand[], workspace: WorkspaceFiles = { 'service.ts': 'one' }) {
  return operate({ spec: SPEC, commands, workspace, start: {}, traffic: TRAFFIC, serve });
}

const COPY: ServerCommand = { do: 'copy', paths: ['service.ts'] };
const DAY: ServerCommand = { do: 'traffic', days: 1 };
const dollarsOf = ({ steps }: Awaited<ReturnType<typeof run>>) =>
  steps.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'served' ? event.answers.map(({ dollars }) => dollars) : [])),
  );

describe('operate', () => {
  it('runs what the process was started from: a copy changes nothing until the restart', async () => {
    const old = { do: 'copy', files: { 'service.ts': sha256Hex('one') } } as const;
    const now = { 'service.ts': 'longer', [objectPath('one')]: 'one' };
    const result = await run([old, { do: 'restart' }, DAY, COPY, DAY, { do: 'restart' }, DAY], now);
    expect(dollarsOf(result)).toEqual([3, 3, 3, 3, 6, 6]);
    expect(result.state.process).toMatchObject({ up: true, requests: 2 });
  });

  it('is a fold: every state follows from the one before and its events', async () => {
    const { steps } = await run([COPY, { do: 'restart' }, DAY, { do: 'rotate' }, DAY, { do: 'stop' }, DAY]);
    for (const [i, step] of steps.entries())
      if (i > 0) expect(step.events.reduce(applyEvent, steps[i - 1]!.state)).toEqual(step.state);
    const again = await run([COPY, { do: 'restart' }, DAY, { do: 'rotate' }, DAY, { do: 'stop' }, DAY]);
    expect(again.steps).toEqual(steps);
  });

  it('fills the disk by what is printed, to the byte, and never beyond', async () => {
    const { steps, state } = await run([COPY, { do: 'restart' }, DAY, DAY]);
    const perDay = 20;
    expect(freeBytes(SPEC, steps[1]!.state.files)).toBe(1000 - 100 - 3);
    expect(freeBytes(SPEC, state.files)).toBe(1000 - 100 - 3 - 2 * perDay);
    const full = await run([
      COPY,
      { do: 'restart' },
      { do: 'traffic', days: 28 },
      { do: 'traffic', days: 28 },
    ]);
    expect(freeBytes(SPEC, full.state.files)).toBe(0);
    expect(bytesOf(full.state.files)).toBe(900);
  });

  it('refuses a copy that does not fit, and makes room by truncating, not by rotating', async () => {
    const workspace = { 'service.ts': 'one', 'big.bin': 'x'.repeat(500) };
    const fill: ServerCommand[] = [COPY, { do: 'restart' }, { do: 'traffic', days: 28 }];
    const big: ServerCommand = { do: 'copy', paths: ['big.bin'] };
    const refused = await run([...fill, big], workspace);
    expect(refused.steps.at(-1)!.events).toEqual([
      { type: 'copy-refused', path: 'big.bin', needs: 500, free: 900 - 3 - 560 },
    ]);
    expect(outcomeWords(refused.steps.at(-1)!)).toContain('the disk has 337 B left');
    const rotated = await run([...fill, { do: 'rotate' }, big], workspace);
    expect(rotated.state.files['big.bin']).toBeUndefined();
    const emptied = await run([...fill, { do: 'truncate' }, big], workspace);
    expect(emptied.state.files['big.bin']).toHaveLength(500);
  });

  it('stays down after a crash until somebody restarts it; its log has the stack', async () => {
    const dying = { 'service.ts': 'die' };
    const { steps, state } = await run([COPY, { do: 'restart' }, DAY, DAY], dying);
    expect(steps[2]!.events[0]).toMatchObject({ crash: { message: 'died' } });
    expect(state.process).toMatchObject({ up: false, why: 'crashed' });
    expect(state.crashes).toBe(1);
    expect(state.files['logs/service.log']).toBe('died here\n');
    expect(steps[3]!.events[0]).toMatchObject({ answers: [{ outcome: 'lost' }, { outcome: 'lost' }] });
  });

  it('tries a start that nothing else would show', async () => {
    const { state } = await run([{ do: 'restart' }]);
    expect(state.process).toMatchObject({ up: false, why: 'did-not-start' });
  });

  it('says when the content of a copy is nowhere any more', async () => {
    const { steps } = await run([{ do: 'copy', files: { 'service.ts': sha256Hex('lost') } }]);
    expect(steps[0]!.events).toEqual([{ type: 'copy-unknown', path: 'service.ts' }]);
  });

  it('keeps lab time: commands take minutes, traffic the rest of its days', async () => {
    const { steps } = await run([COPY, { do: 'restart' }, { do: 'traffic', days: 2 }, { do: 'truncate' }]);
    expect(steps.map(({ state }) => state.now)).toEqual([
      '2009-06-01T07:02',
      '2009-06-01T07:03',
      '2009-06-02T23:00',
      '2009-06-02T23:01',
    ]);
  });
});

describe('traffic', () => {
  it('goes on with the same houses on later days when the file has ended', () => {
    const later = trafficOf(TRAFFIC, 2, 2);
    expect(later.map(({ at }) => at)).toEqual([
      '2009-06-03T11:00',
      '2009-06-03T12:00',
      '2009-06-04T11:00',
      '2009-06-04T12:00',
    ]);
    expect(later[2]).toMatchObject({ id: '01-1+1', body: { n: 1 } });
  });

  it('names the line that is no request', () => {
    expect(() => parseTraffic('data/week.jsonl', '\n{"id":1}\n')).toThrow('data/week.jsonl, line 2');
  });
});

describe('formulas', () => {
  it('memory: idle plus twelve bytes for each byte started from', () => {
    expect(memoryMb({})).toBe(IDLE_MEMORY_MB);
    expect(memoryMb({ a: 'x'.repeat(500_000) })).toBeCloseTo(IDLE_MEMORY_MB + 6, 9);
  });

  it('days until full: free by growth, never when nothing grows', () => {
    expect(daysUntilFull(900, 20)).toBe(45);
    expect(daysUntilFull(900, 0)).toBeNull();
  });
});

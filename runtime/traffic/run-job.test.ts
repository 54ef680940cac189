import { describe, expect, it } from 'vitest';
import type { TrafficDescription } from '../../engine/traffic/description';
import { simulate } from '../../engine/traffic/simulation';
import { controllerOf, UnknownControllerError } from './controllers';
import type { TrafficReply } from './protocol';
import { buffersOf, runJob } from './run-job';

const DESCRIPTION: TrafficDescription = {
  duration: 1000,
  window: 100,
  arrivals: { kind: 'poisson', perSecond: 5 },
  fleet: {
    versions: [{ name: 'v1', workers: 4, service: { kind: 'lognormal', mean: 0.3, variation: 1 } }],
    replicas: [{ version: 'v1', count: 2 }],
  },
};

const told = (job: Parameters<typeof runJob>[0]) => {
  const replies: TrafficReply[] = [];
  runJob(job, (reply) => replies.push(reply));
  return replies;
};

describe('a job', () => {
  it('tells how far it is, and gives what the engine gives', () => {
    const replies = told({ description: DESCRIPTION, seed: 7 });
    const last = replies.at(-1)!;
    expect(replies.slice(0, -1).map((reply) => reply.type === 'progress' && reply.time)).toEqual(
      Array.from({ length: 49 }, (_, i) => (i + 1) * 20),
    );
    expect(last).toEqual({ type: 'done', result: simulate(DESCRIPTION, 7) });
    if (last.type === 'done')
      expect(structuredClone(last.result, { transfer: buffersOf(last.result) }).windows).toBe(10);
  });

  it('says why it failed', () => {
    expect(told({ description: { ...DESCRIPTION, window: 0 }, seed: 7 })).toMatchObject([
      {
        type: 'failed',
        error: { code: 'traffic-description', message: expect.stringMatching(/^window: expected/) },
      },
    ]);
    expect(told({ description: DESCRIPTION, seed: 7, controller: { kind: 'nobody' } })).toMatchObject([
      { type: 'failed', error: { code: 'unknown-controller' } },
    ]);
  });

  it('has the controller that it names, made from its options', () => {
    const known = { one: (options: unknown) => ({ control: () => options as [] }) };
    expect(controllerOf(undefined, known)).toBeUndefined();
    expect(controllerOf({ kind: 'one', options: [] }, known)!.control({} as never)).toEqual([]);
    expect(() => controllerOf({ kind: 'toString' }, known)).toThrow(UnknownControllerError);
  });
});

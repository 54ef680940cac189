import { describe, expect, it } from 'vitest';
import { operate } from '../../engine/operations/operation';
import type { OperationsResult } from '../../engine/operations/result';
import { deployment, shop } from '../../engine/operations/testing/shop';
import { buffersOf } from '../traffic/run-job';
import type { WorkerReply } from '../worker-client';
import { runOperationsJob } from './run-job';

const told = (job: Parameters<typeof runOperationsJob>[0]) => {
  const replies: WorkerReply<OperationsResult>[] = [];
  runOperationsJob(structuredClone(job), (reply) => replies.push(reply));
  return replies;
};

describe('an operation as a job', () => {
  const description = shop([deployment({ replicas: 2 })], { duration: 300 });

  it('tells how far it is, and gives the bits that the engine gives, handed over without a copy', () => {
    const replies = told({ description, seed: 'job' });
    const last = replies.at(-1)!;
    expect(replies).toHaveLength(50);
    expect(replies[0]).toMatchObject({ type: 'progress', time: 6 });
    if (last.type !== 'done') throw new Error(`it ${last.type}`);
    const buffers = buffersOf(last.result);
    expect(structuredClone(last.result, { transfer: buffers })).toEqual(operate(description, 'job'));
    expect(buffers[0]!.byteLength).toBe(0);
  });

  it('says why it failed', () => {
    expect(told({ description: shop([]), seed: 1 })).toMatchObject([
      {
        type: 'failed',
        error: { code: 'operations-description', message: expect.stringMatching(/^workload: /) },
      },
    ]);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import {
  countedWork,
  type MeasureJob,
  MeasuringFailedError,
  measureService,
  ServiceNotMeasuredError,
} from '../../engine/traffic/service/measure-service';
import {
  failuresOf,
  parseServiceRecord,
  serviceOf,
  serviceRecordText,
} from '../../engine/traffic/service/service-record';
import { simulate } from '../../engine/traffic/simulation';
import { createNodeRunner } from './node-runner';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

let runs = 0;
const measure = (job: MeasureJob, signal?: AbortSignal) =>
  measureService(job, { runner, newRunId: () => `measure-${runs++}`, ...(signal && { signal }) });

/** A service that works longer for larger rows, refuses one and fails for another. */
const SERVICE = `
import { slope } from './model';
export default {
  async fetch(request: Request): Promise<Response> {
    const { area } = await request.json();
    if (area < 0) return Response.json({ error: 'area must not be negative' }, { status: 422 });
    let estimate = 0;
    for (let i = 0; i < area * 100; i++) estimate += Math.sqrt(i) * slope;
    return Response.json({ estimate, street: area.street.name });
  },
};
`;
const files = (service = SERVICE) => ({
  'service.ts': service.replace('area.street.name', "area === 13 ? (undefined as any).name : 'x'"),
  'model.ts': 'export const slope: number = 2;\n',
});
const row = (area: number) => ({
  method: 'POST',
  path: '/predict',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ area }),
});
const job: MeasureJob = {
  files: files(),
  entry: 'service.ts',
  content: 'abc',
  requests: [row(10), row(200_000), row(-1), row(13)],
};

describe('measuring a service that really runs', () => {
  it('notes how long each row took, and what went wrong; the record is a file that gives a simulation', async () => {
    const record = await measure(job);
    expect(record).toMatchObject({ entry: 'service.ts', content: 'abc', method: 'clock' });
    expect(record.answers.map(({ status }) => status)).toEqual([200, 200, 422, 500]);
    const [small, large] = record.answers;
    expect(large!.seconds).toBeGreaterThan(20 * small!.seconds);
    expect(record.loadSeconds).toBeGreaterThan(0);
    expect(failuresOf(record)).toEqual([
      { status: 422, text: '{"error":"area must not be negative"}', rows: [2] },
      { status: 500, text: expect.stringMatching(/^TypeError: .*undefined/), rows: [3] },
    ]);
    expect(parseServiceRecord(serviceRecordText(record))).toEqual(record);
    const { totals } = simulate(
      {
        duration: 400,
        window: 400,
        arrivals: { kind: 'trace', times: [0, 100, 200, 300], keys: [0, 1, 2, 3] },
        keys: { count: 4 },
        fleet: {
          versions: [{ name: 'v1', workers: 1, service: serviceOf(record), load: record.loadSeconds }],
          replicas: [{ version: 'v1', count: 1 }],
        },
      },
      'measured',
    );
    expect(totals).toMatchObject({ served: 3, failed: 1 });
  });

  it('counts in graded runs: the same on every machine', async () => {
    const [one, two] = [await measure({ ...job, seed: 'grade' }), await measure({ ...job, seed: 'grade' })];
    expect(one).toEqual(two);
    expect(one.method).toBe('counted');
    expect(one.answers[3]!.seconds).toBe(countedWork(job.requests[3]!, 0));
  });

  it('counts what a service waits for in lab time, and keeps its answers where they are wanted', async () => {
    const waiting = `
await new Promise((done) => setTimeout(done, 20_000));
export default {
  async fetch(request: Request): Promise<Response> {
    const { area } = await request.json();
    await new Promise((done) => setTimeout(done, area));
    return Response.json({ area });
  },
};`;
    const requests = [row(0), row(700)];
    const files = { 'service.ts': waiting };
    const record = await measure({ ...job, files, requests, seed: 'waits', keepsAnswers: true });
    const work = requests.map((one) => countedWork(one, JSON.stringify({ area: 700 }).length));
    expect(record.answers[1]!.seconds).toBeCloseTo(0.7 + work[1]!, 6);
    expect(record.answers[0]!.seconds).toBeLessThan(0.01);
    expect(record.loadSeconds).toBeGreaterThan(20);
    expect(record.answers.map(({ body }) => body)).toEqual(['{"area":0}', '{"area":700}']);
    expect(parseServiceRecord(serviceRecordText(record))).toEqual(record);
  });

  it('says why a service cannot be measured, and does not blame it for what is ours', async () => {
    await expect(
      measure({ ...job, files: { ...job.files, 'service.ts': 'export default 1;' } }),
    ).rejects.toThrow(
      'service.ts could not be measured: it did not start: TypeError: service.ts has no default export with a method fetch.',
    );
    await expect(measure({ ...job, files: { 'service.ts': SERVICE } })).rejects.toThrow(
      ServiceNotMeasuredError,
    );
    await expect(measure({ ...job, requests: [] })).rejects.toThrow('there is no row to send');
    const stop = new AbortController();
    stop.abort();
    await expect(measure(job, stop.signal)).rejects.toThrow(MeasuringFailedError);
  });

  it('says what is wrong with a record', () => {
    expect(() => parseServiceRecord('{')).toThrow(
      'traffic/service-times.json: it is not JSON. Measure the service again',
    );
    const broken = {
      format: 'stagecraft-service-times/1',
      entry: 'a',
      content: 'b',
      method: 'clock',
      loadSeconds: -1,
      answers: [],
    };
    expect(() => parseServiceRecord(JSON.stringify(broken))).toThrow('loadSeconds');
  });
});

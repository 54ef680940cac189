import { parseTable } from '../../engine/dataset/parse-table';
import type { Table } from '../../engine/dataset/table';
import { simulateLane } from '../../engine/scenario/scenarios/two-lane-year/simulate-lane';
import { fetchTable } from './fetch-table';
import type { LaneReply, LaneRequest } from './protocol';
import { runJob } from './run-job';

/** Read once; the lanes of every seed are made from it. */
let table: Promise<Table> | undefined;

self.addEventListener('message', async ({ data }: MessageEvent<LaneRequest>) => {
  table ??= fetchTable().then(parseTable);
  const read = await table.catch((error: unknown) => {
    table = undefined;
    return error as Error;
  });
  const reply: LaneReply = runJob(data, (job) => {
    if (read instanceof Error) throw read;
    return simulateLane(read, job);
  });
  self.postMessage(reply);
});

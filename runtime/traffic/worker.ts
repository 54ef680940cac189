import type { TrafficJob } from './protocol';
import { buffersOf, runJob } from './run-job';

self.addEventListener('message', ({ data }: MessageEvent<TrafficJob>) => {
  runJob(data, (reply) => {
    self.postMessage(reply, { transfer: reply.type === 'done' ? buffersOf(reply.result) : [] });
  });
});

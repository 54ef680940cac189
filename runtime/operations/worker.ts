import { buffersOf } from '../traffic/run-job';
import { type OperationsJob, runOperationsJob } from './run-job';

self.addEventListener('message', ({ data }: MessageEvent<OperationsJob>) => {
  runOperationsJob(data, (reply) => {
    self.postMessage(reply, { transfer: reply.type === 'done' ? buffersOf(reply.result) : [] });
  });
});

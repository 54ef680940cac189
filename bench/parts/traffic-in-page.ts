import { runQueue } from './traffic-run';

/** The code of a worker: it is told how many requests to simulate. */
self.addEventListener('message', ({ data }: MessageEvent<number>) => self.postMessage(runQueue(data)));

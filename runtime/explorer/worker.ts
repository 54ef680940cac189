import type { WorkerCall } from './protocol';
import { Tables } from './tables';

const tables = new Tables();

self.addEventListener('message', (event: MessageEvent<WorkerCall>) => {
  const { id, request } = event.data;
  self.postMessage(tables.reply(id, request));
});

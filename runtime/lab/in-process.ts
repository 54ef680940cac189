import { type LabClient, type LabEvent, LabFailedError } from './client';
import { LabHost } from './host';
import type { LabMessage, LabNews } from './protocol';

/** The lab's worker without a worker, for Node: the same host, its messages cloned as those of a worker are. */
export function startLabInProcess(onEvent: (event: LabEvent) => void): LabClient {
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: LabFailedError) => void }
  >();
  let isClosed = false;
  let calls = 0;
  const receive = (news: LabNews) => {
    if (isClosed) return;
    if (news.type !== 'reply') return onEvent(news);
    const caller = waiting.get(news.id);
    waiting.delete(news.id);
    if ('error' in news) caller?.reject(new LabFailedError(news.error));
    else caller?.resolve(news.value as never);
  };
  const host = new LabHost({
    post: (news) => receive(structuredClone(news)),
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const tell = (message: LabMessage) => {
    if (!isClosed) host.handle(structuredClone(message));
  };
  const client: LabClient = {
    call: (call, onId) =>
      new Promise((resolve, reject) => {
        const id = ++calls;
        waiting.set(id, { resolve, reject });
        onId?.(id);
        tell({ type: 'call', id, call });
      }),
    tell,
    close: () => {
      isClosed = true;
      for (const { reject } of waiting.values())
        reject(new LabFailedError({ name: 'LabFailedError', code: 'lab-closed', message: 'closed' }));
      waiting.clear();
    },
  };
  return client;
}

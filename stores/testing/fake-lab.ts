import type { LabClient } from '../../runtime/lab/client';
import { LabFailedError } from '../../runtime/lab/client';
import { LabHost } from '../../runtime/lab/host';
import type { LabMessage, LabNews } from '../../runtime/lab/protocol';
import type { StartLab } from '../ports';

/** The lab's worker without a worker: the same host, its messages cloned as those of a worker are. */
export const startFakeLab: StartLab = (onEvent) => {
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
};

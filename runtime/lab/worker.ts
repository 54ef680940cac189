import { LabHost } from './host';
import type { LabMessage } from './protocol';

/** A turn of the event loop, without the 4 ms that nested timers wait. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const pause = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

const host = new LabHost({
  post: (news) => self.postMessage(news),
  now: () => Date.now(),
  pause,
});

self.addEventListener('message', (event: MessageEvent<LabMessage>) => host.handle(event.data));

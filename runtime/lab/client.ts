import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { LabCall, LabMessage, LabNews } from './protocol';

/** A failure in the lab's worker, as the page sees it; `code` and `message` are those of the cause. */
export class LabFailedError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

/** News that answer no call. */
export type LabEvent = Exclude<LabNews, { type: 'reply' }>;

/** A lab in a worker, as the page speaks to it. */
export interface LabClient {
  /** Asks for something; resolves to what the worker answers. @throws LabFailedError */
  call<Value>(call: LabCall, onId?: (id: number) => void): Promise<Value>;
  /** Says something that is not answered. */
  tell(message: Exclude<LabMessage, { type: 'call' }>): void;
  /** Ends the worker at once, whatever it does; what is still asked is rejected with `lab-closed`. */
  close(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: LabFailedError) => void;
}

/** Starts a lab's worker. */
export function startLab(onEvent: (event: LabEvent) => void): LabClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const failAll = (code: string, message: string) => {
    for (const { reject } of waiting.values())
      reject(new LabFailedError({ name: 'LabFailedError', code, message }));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<LabNews>) => {
    if (data.type !== 'reply') return onEvent(data);
    const caller = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) caller?.reject(new LabFailedError(data.error));
    else caller?.resolve(data.value as never);
  });
  worker.addEventListener('error', (event) =>
    failAll('lab-failed', `The worker of the lab failed: ${event.message || 'it could not be loaded'}.`),
  );
  const tell = (message: LabMessage) => worker.postMessage(message);
  return {
    call: (call, onId) =>
      new Promise((resolve, reject) => {
        const id = ++calls;
        waiting.set(id, { resolve, reject });
        onId?.(id);
        tell({ type: 'call', id, call });
      }),
    tell,
    close: () => {
      worker.terminate();
      failAll('lab-closed', 'The lab was closed.');
    },
  };
}

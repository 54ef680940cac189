import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { Answer, Question, QuestionKind } from '../../engine/dataset/explore/answer';
import type { TableInfo, WorkerCall, WorkerReply, WorkerRequest } from './protocol';

/** A failure in the explorer's worker, as the page sees it; `code` and `message` are those of the cause. */
export class ExplorerError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

/** Tables that are read and computed with in a worker, so that the page stays quick whatever their size. */
export interface ExplorerClient {
  /** Reads a CSV file under a name; bytes are handed over, not copied. Rejects with ExplorerError `csv-refused`. */
  open(table: string, content: Uint8Array<ArrayBuffer> | string): Promise<TableInfo>;
  ask<Kind extends QuestionKind>(table: string, question: Question<Kind>): Promise<Answer<Kind>>;
  /** The table as plain CSV: all its rows, or an even sample of at most `mostRows`. */
  export(table: string, mostRows: number): Promise<string>;
  close(table: string): void;
  /** Ends the worker; what is still asked is rejected. */
  dispose(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: ExplorerError) => void;
}

/** Starts the explorer's worker. */
export function startExplorer(): ExplorerClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const failAll = (message: string) => {
    for (const { reject } of waiting.values()) {
      reject(new ExplorerError({ name: 'ExplorerError', code: 'explorer-failed', message }));
    }
    waiting.clear();
  };
  worker.addEventListener('message', (event: MessageEvent<WorkerReply>) => {
    const reply = event.data;
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) caller?.reject(new ExplorerError(reply.error));
    else caller?.resolve(reply.value as never);
  });
  worker.addEventListener('error', (event) =>
    failAll(`The worker of the explorer failed: ${event.message || 'it could not be loaded'}.`),
  );
  const send = <Value>(request: WorkerRequest, transfer: Transferable[] = []) =>
    new Promise<Value>((resolve, reject) => {
      const id = ++calls;
      waiting.set(id, { resolve, reject });
      const call: WorkerCall = { id, request };
      worker.postMessage(call, transfer);
    });
  return {
    open: (table, content) =>
      send({ type: 'open', table, content }, typeof content === 'string' ? [] : [content.buffer]),
    ask: (table, question) => send({ type: 'ask', table, question: question as Question }),
    export: (table, mostRows) => send({ type: 'export', table, mostRows }),
    close: (table) => {
      // Closing a table that is not open is no failure.
      send({ type: 'close', table }).catch(() => {});
    },
    dispose: () => {
      worker.terminate();
      failAll('The explorer was closed.');
    },
  };
}

import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { ShiftView } from '../../engine/scenario/scenarios/on-call/shift-view';
import type { ShiftReply, ShiftRequest } from './protocol';

/** A shift could not be played; `code` and `message` are those of the cause. */
export class OnCallJobError extends StagecraftError {
  constructor({ code, message, data }: Pick<ErrorRecord, 'code' | 'message' | 'data'>) {
    super(code, message, data);
  }
}

/** What is asked of a shift, with the text of its table. */
export type ShiftQuestion = Omit<ShiftRequest, 'id' | 'table'> & { readonly table: string };

interface Waiting {
  readonly resolve: (view: ShiftView) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A worker that plays shifts. It stays, as a shift that it has played goes on from there, and is started with the first question. One
 * that breaks is started anew with the next.
 */
export class ShiftWorker {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  /** The text of the table that the worker has. */
  #table: string | null = null;
  #count = 0;

  constructor(
    start: () => Worker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  ) {
    this.#start = start;
  }

  /** What there is to see of a shift. @throws OnCallJobError */
  look({ table, ...question }: ShiftQuestion): Promise<ShiftView> {
    this.#worker ??= this.#open();
    const id = ++this.#count;
    const request: ShiftRequest = { ...question, id, ...(table !== this.#table && { table }) };
    this.#table = table;
    this.#worker.postMessage(request);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #open(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<ShiftReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.type === 'view') waiting?.resolve(data.view);
      else waiting?.reject(new OnCallJobError(data.error));
    });
    worker.addEventListener('error', (event) => this.#end(event.message || 'the worker was not loaded'));
    return worker;
  }

  #end(why: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#table = null;
    const message = `The shift could not be played: ${why}. Reload the page and try again.`;
    for (const { reject } of this.#waiting.values())
      reject(new OnCallJobError({ code: 'on-call-failed', message }));
    this.#waiting.clear();
  }
}

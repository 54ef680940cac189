import type { AppRequest, AppResponse, PageMessage } from '../engine/core/app-driver';
import type { ErrorRecord } from '../engine/core/errors';

/** A line of the preview's console: of the page, of its handler, or of the lab about them. */
export interface PreviewEntry extends PageMessage {
  readonly id: number;
  readonly from: 'page' | 'handler' | 'lab';
}

/** A request of the page, waiting or answered. */
export interface PreviewExchange {
  readonly id: number;
  readonly request: AppRequest;
  /** Absent while it waits (`ms` is absent too), and when there was no answer. */
  readonly response?: AppResponse;
  /** Milliseconds from the request to its end. */
  readonly ms?: number;
}

/** The app preview of a lesson. */
export interface PreviewState {
  /** `stopped` by the learner; `hung`, `left` and `flooded` by what the page did; `failed` is ours. */
  readonly status: 'closed' | 'opening' | 'open' | 'stopped' | 'hung' | 'left' | 'flooded' | 'failed';
  readonly failure?: ErrorRecord;
  /** The title of the page, once it is open. */
  readonly title: string;
  readonly entries: readonly PreviewEntry[];
  readonly exchanges: readonly PreviewExchange[];
  /** The work has changed since the page was opened. */
  readonly stale: boolean;
  readonly reloadOnSave: boolean;
  /** Opens the page within an element; the returned function closes it. One at a time. */
  show(host: HTMLElement): () => void;
  reload(): void;
  /** Ends the page and what its handler is doing. */
  stop(): void;
  clear(): void;
  setReloadOnSave(reloadOnSave: boolean): void;
}

import type { Clock } from './clock';
import type { FileSystem } from './file-system';
import type { Rng } from './rng';

/** A request to a service of the lab, as it arrives: HTTP without a network. */
export interface ServiceRequest {
  /** Upper case. */
  readonly method: string;
  /** The whole address: `http://localhost:5000/api/2.0/mlflow/runs/get?run_id=1`. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. */
  readonly body: Uint8Array;
}

/** What a service answers. */
export interface ServiceResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a service works on. It keeps its state as files, so that it survives a reload and can be undone. */
export interface ServiceContext {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
}

/**
 * A service of the lab (the tracking server, a model server, …), reached by `curl` in the terminal and by `fetch` in
 * programs. It answers what is wrong with a status, and throws only for faults of ours.
 */
export type LabService = (request: ServiceRequest, context: ServiceContext) => Promise<ServiceResponse>;

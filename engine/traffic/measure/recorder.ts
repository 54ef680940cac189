import type { Version } from '../fleet/version';
import type { EndedRequest } from './outcome';
import { RequestTally } from './request-tally';

/** Counts requests: those of users by version, and apart from them the copies for a mirror. */
export class Recorder {
  readonly bounds: Float64Array;
  readonly #versions: RequestTally[];
  /** Requests that no version was chosen for. */
  readonly #unrouted: RequestTally;
  readonly #ofUsers: readonly RequestTally[];
  /** Made when the first copy is sent. */
  readonly #mirrored: (RequestTally | undefined)[] = [];
  /** Summed up from the others at the end of a window only: a request is counted once. */
  readonly #total: RequestTally;
  readonly #windows: number;

  constructor(versions: readonly Version[], windows: number, bounds: readonly number[]) {
    this.bounds = Float64Array.from(bounds);
    this.#windows = windows;
    this.#total = this.#tally();
    this.#unrouted = this.#tally();
    this.#versions = versions.map(() => this.#tally());
    this.#ofUsers = [...this.#versions, this.#unrouted];
  }

  /** What users had of a version; −1: requests that had none. */
  ofVersion(version: number): RequestTally {
    return version < 0 ? this.#unrouted : this.#versions[version]!;
  }

  /** The copies that a version got; undefined when it never did. */
  mirroredTo(version: number): RequestTally | undefined {
    return this.#mirrored[version];
  }

  /** What all users had, up to now. */
  total(): RequestTally {
    this.#total.sumUp(this.#ofUsers);
    return this.#total;
  }

  arrive(version: number, isRetry: boolean): void {
    const tally = this.ofVersion(version);
    tally.arrived++;
    if (isRetry) tally.retried++;
  }

  end(version: number, ended: EndedRequest): void {
    this.ofVersion(version).end(ended);
  }

  arriveMirrored(version: number): void {
    this.#mirrored[version] ??= this.#tally();
    this.#mirrored[version].arrived++;
  }

  endMirrored(version: number, ended: EndedRequest): void {
    this.#mirrored[version]!.end(ended);
  }

  closeWindow(window: number): void {
    this.#total.closeWindowOf(this.#ofUsers, window);
    for (const tally of this.#ofUsers) tally.closeWindow(window);
    for (const tally of this.#mirrored) tally?.closeWindow(window);
  }

  #tally(): RequestTally {
    return new RequestTally(this.#windows, this.bounds);
  }
}

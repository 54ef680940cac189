import type { FileOperations } from '../db/pglite/durable-fs';
import { HastyNodeFS } from './hasty-fs';

/** A disk that has no room, or that fails. */
export interface DiskFault {
  readonly code: 'ENOSPC' | 'EIO';
  /** How many writes and syncs go well before. */
  readonly after: number;
  /** How many fail then. */
  readonly times: number;
}

/** A data folder on a disk that fails when it is told to, at a write or a sync. */
export class FaultyNodeFS extends HastyNodeFS {
  #fault: DiskFault | null = null;
  #done = 0;
  /** How often a database was opened over it. */
  opened = 0;

  /** From now on; null mends it. */
  fail(fault: DiskFault | null): void {
    this.#fault = fault;
    this.#done = 0;
  }

  protected override watch(files: FileOperations): void {
    this.opened++;
    const { stream_ops: ops } = files;
    const write = ops.write.bind(ops);
    ops.write = (...args) => {
      files.tryFSOperation(() => this.#pass());
      return write(...args);
    };
  }

  protected override sync(): void {
    this.#pass();
  }

  #pass(): void {
    if (this.#fault === null) return;
    const { code, after, times } = this.#fault;
    const index = this.#done++;
    if (index >= after && index < after + times)
      throw Object.assign(new Error(`${code}: by the test`), { code });
  }
}

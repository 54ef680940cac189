import { DurableNodeFS } from '../db/pglite/durable-fs';

/** A data folder that is gone after the test anyway: nothing waits for the disk. */
export class HastyNodeFS extends DurableNodeFS {
  protected override sync(): void {}
}

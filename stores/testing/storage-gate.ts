import type { MemoryDatabase } from '../../runtime/storage/memory-database';
import type { Table } from '../../runtime/storage/record-database';

/** Makes writes of one table fail with `error` until `open` is called. */
export function failWrites(database: MemoryDatabase, table: Table, error: unknown): { open(): void } {
  database.beforeWrite = (writes) => {
    if (writes.some((write) => write.table === table)) throw error;
  };
  return {
    open: () => {
      database.beforeWrite = () => {};
    },
  };
}

/** Holds writes of one table back until `open` is called. */
export function holdWrites(database: MemoryDatabase, table: Table): { open(): void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  database.beforeWrite = (writes) => (writes.some((write) => write.table === table) ? gate : undefined);
  return {
    open: () => {
      database.beforeWrite = () => {};
      open();
    },
  };
}

import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { DurableNodeFS, type FileOperations } from '../pglite/durable-fs';

const PAGE = 8_192;

/**
 * The data folder of a machine that loses its power: at the given write, every page that was written since its file was last
 * synced may or may not be on disk, by chance, and the process is gone. Names of files and their lengths are taken as durable.
 */
export class PowerLossFS extends DurableNodeFS {
  /** What each page held when its file was last synced, by file. */
  readonly #unsynced = new Map<string, Map<number, Buffer>>();
  readonly #at: number;
  readonly #forgetsSyncs: boolean;
  #writes = 0;

  constructor(folder: string, at: number, forgetsSyncs: boolean) {
    super(folder);
    this.#at = at;
    this.#forgetsSyncs = forgetsSyncs;
  }

  protected override watch(files: FileOperations): void {
    const { stream_ops: ops } = files;
    const write = ops.write.bind(ops);
    const fsync = ops.fsync?.bind(ops);
    ops.write = (stream, buffer, offset, length, position) => {
      if (stream.nfd !== undefined) {
        this.#remember(files.realPath(stream.node), position ?? stream.position, length);
        if (++this.#writes >= this.#at) this.#losePower();
      }
      return write(stream, buffer, offset, length, position);
    };
    ops.fsync = (stream) => {
      if (!this.#forgetsSyncs && stream.nfd !== undefined) this.#unsynced.delete(files.realPath(stream.node));
      return fsync?.(stream) ?? 0;
    };
  }

  #remember(path: string, position: number, length: number): void {
    const pages = this.#unsynced.get(path) ?? new Map<number, Buffer>();
    this.#unsynced.set(path, pages);
    const missing: number[] = [];
    for (let page = Math.floor(position / PAGE); page * PAGE < position + length; page++)
      if (!pages.has(page)) missing.push(page);
    // A file that was removed while it is open is gone with the power in any case.
    if (missing.length === 0 || !existsSync(path)) return;
    const descriptor = openSync(path, 'r');
    for (const page of missing) {
      const before = Buffer.alloc(PAGE);
      const had = readSync(descriptor, before, 0, PAGE, page * PAGE);
      pages.set(page, before.subarray(0, had));
    }
    closeSync(descriptor);
  }

  #losePower(): never {
    for (const [path, pages] of this.#unsynced) {
      if (!existsSync(path)) continue;
      const descriptor = openSync(path, 'r+');
      // What was past the end of the file is there as zeros.
      for (const [page, before] of pages)
        if (Math.random() < 0.5)
          writeSync(
            descriptor,
            Buffer.concat([before, Buffer.alloc(PAGE - before.length)]),
            0,
            PAGE,
            page * PAGE,
          );
      closeSync(descriptor);
    }
    process.kill(process.pid, 'SIGKILL');
    // The signal comes at once; nothing more may be written until then.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    throw new Error('The power is lost.');
  }
}

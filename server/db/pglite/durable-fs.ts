import { closeSync, fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { DbError } from '../errors';

type InitArguments = Parameters<NodeFS['init']>;
type Options = InitArguments[1];
type Mod = Parameters<NonNullable<Options['preRun']>[number]>[0];

interface OpenFile {
  readonly nfd?: number;
  readonly node: unknown;
  readonly position: number;
}

/** The part of Emscripten's NODEFS that its types do not name. */
export interface FileOperations {
  readonly stream_ops: {
    write(file: OpenFile, buffer: unknown, offset: number, length: number, position?: number): number;
    /** Absent as delivered. */
    fsync?(file: OpenFile): number;
  };
  realPath(node: unknown): string;
  /** Runs an operation of Node's and turns its failure into what PostgreSQL takes for one of the system. */
  tryFSOperation<T>(operation: () => T): T;
}

/** The part of PGlite's module that runs a statement. */
interface MainLoop {
  _PostgresMainLoopOnce(): void;
  _PostgresSendReadyForQueryIfNecessary(): void;
  stackRestore(pointer: number): void;
  readonly FS: { readonly streams: readonly (OpenFile | null | undefined)[] };
}

/** How the main loop tells of an error that PostgreSQL has dealt with; whatever else it throws is its end. */
const DEALT_WITH = 100;

/** Failures of the disk, as opposed to those that are part of looking for a file. */
const OF_DISK = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']);

/**
 * The data directory with an fsync that reaches the disk. As delivered, PGlite's file system has none: what PostgreSQL
 * believes to be on disk is in the page cache, and a power loss takes it or tears it (pglite#1107). `syncs` counts, so
 * that a start can prove that the hook is still there; it relies on Emscripten's inside.
 *
 * It also sees to it that a PostgreSQL that ends itself (a log that cannot be written is a PANIC) has ended: as delivered, PGlite
 * calls it again without end, and the whole process stands still.
 */
export class DurableNodeFS extends NodeFS {
  syncs = 0;
  #ended: DbError | null = null;
  #lastFault: string | undefined;
  #main: MainLoop | undefined;

  /** Why PostgreSQL is not there any more; null: it is. */
  get ended(): DbError | null {
    return this.#ended;
  }

  /** Puts a file that is open on disk. */
  protected sync(descriptor: number): void {
    fsyncSync(descriptor);
  }

  /** Lays hands on the operations, after this class has. */
  protected watch(_files: FileOperations): void {}

  override async init(pg: InitArguments[0], options: Options): ReturnType<NodeFS['init']> {
    this.#ended = null;
    this.#lastFault = undefined;
    const { emscriptenOpts } = await super.init(pg, options);
    const hook = (mod: Mod) => {
      const files = mod.NODEFS as unknown as FileOperations;
      this.#noteFaults(files);
      files.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) {
          files.tryFSOperation(() => this.sync(nfd));
          this.syncs++;
        }
        return 0;
      };
      this.watch(files);
      this.#endOnce(mod as unknown as MainLoop);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }

  /** Gives back what a PostgreSQL that has ended still holds open. */
  abandon(): void {
    for (const file of this.#main?.FS.streams ?? [])
      if (file?.nfd !== undefined)
        try {
          closeSync(file.nfd);
        } catch {
          // It was closed already.
        }
    this.#main = undefined;
  }

  #noteFaults(files: FileOperations): void {
    const attempt = files.tryFSOperation.bind(files);
    files.tryFSOperation = (operation) =>
      attempt(() => {
        try {
          return operation();
        } catch (error) {
          const code = (error as NodeJS.ErrnoException).code ?? '';
          if (OF_DISK.has(code)) this.#lastFault = code;
          throw error;
        }
      });
  }

  #endOnce(main: MainLoop): void {
    this.#main = main;
    const once = main._PostgresMainLoopOnce.bind(main);
    main._PostgresMainLoopOnce = () => {
      try {
        once();
      } catch (thrown) {
        if ((thrown as { status?: unknown }).status !== DEALT_WITH) this.#end(main);
        throw thrown;
      }
    };
  }

  #end(main: MainLoop): void {
    const because = this.#lastFault === undefined ? '' : `: its disk failed (${this.#lastFault})`;
    const ended = new DbError(
      'db-unavailable',
      `The embedded database has stopped itself${because}. It is opened again by the next request; see that its disk has room and is sound.`,
      { state: this.#lastFault },
    );
    this.#ended = ended;
    const refuse = () => {
      throw ended;
    };
    // What is broken is not called again. PGlite swallows what the loop throws, and not what these do.
    main._PostgresMainLoopOnce = refuse;
    main.stackRestore = refuse;
    main._PostgresSendReadyForQueryIfNecessary = refuse;
  }
}

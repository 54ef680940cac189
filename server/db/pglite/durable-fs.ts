import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArguments = Parameters<NodeFS['init']>;
type Options = InitArguments[1];
type Mod = Parameters<NonNullable<Options['preRun']>[number]>[0];

/** The part of Emscripten's NODEFS that lacks fsync; its types do not name it. */
interface StreamOps {
  fsync?: (stream: { readonly nfd?: number }) => number;
}

/**
 * The data directory with an fsync that reaches the disk. As delivered, PGlite's file system has none: what PostgreSQL
 * believes to be on disk is in the page cache, and a power loss takes it or tears it (pglite#1107). `syncs` counts, so
 * that a start can prove that the hook is still there; it relies on Emscripten's inside.
 */
export class DurableNodeFS extends NodeFS {
  syncs = 0;

  /** Puts a file that is open on disk. */
  protected sync(descriptor: number): void {
    fsyncSync(descriptor);
  }

  override async init(pg: InitArguments[0], options: Options): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const hook = (mod: Mod) => {
      const { stream_ops: ops } = mod.NODEFS as unknown as { stream_ops: StreamOps };
      ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) {
          this.sync(nfd);
          this.syncs++;
        }
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }
}

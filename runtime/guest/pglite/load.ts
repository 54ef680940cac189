import type { Namespace } from '../loader/loader';

/** What PGlite is loaded from; the host reads the files, the guest has no network. */
export interface PgliteAssets {
  /** A script that sets `$package`. */
  readonly script: string;
  /** `pglite.wasm`, `pglite.data`, `initdb.wasm`. */
  readonly wasm: ArrayBuffer;
  readonly data: ArrayBuffer;
  readonly initdb: ArrayBuffer;
}

/** The part of PGlite that the guest itself touches. */
interface Pglite {
  readonly waitReady: Promise<void>;
}
type PgliteClass = new (dataDir?: unknown, options?: object) => Pglite;

/** Names by which PGlite would take itself to be in Node, or in a page. */
const HIDDEN = [
  'process',
  'require',
  'module',
  'exports',
  'define',
  'document',
  'window',
  'importScripts',
  'fetch',
];

/**
 * Evaluates PGlite in this realm, the same way in a browser worker and in Node. Its class is the real one; only where its
 * files come from is decided here, and databases are kept in memory.
 *
 * @param hold Keeps the run alive until the returned function is called.
 */
export async function loadPglite(assets: PgliteAssets, hold: () => () => void): Promise<Namespace> {
  // What it asks of the global object: not Node, a worker.
  const holder = Object.create(globalThis, {
    process: { value: undefined },
    WorkerGlobalScope: { value: Object },
    location: { value: { href: 'lab:///pglite/' } },
  });
  const names = ['globalThis', 'self', ...HIDDEN];
  const run = new Function(...names, `${assets.script}\nreturn $package;\n//# sourceURL=lab:///pglite.js`);
  const exported = Reflect.apply(run, holder, [holder, holder]) as { PGlite: PgliteClass };
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all([
    WebAssembly.compile(assets.wasm),
    WebAssembly.compile(assets.initdb),
  ]);
  const own = { pgliteWasmModule, initdbWasmModule, fsBundle: new Blob([assets.data]) };
  const Real = exported.PGlite;
  class PGlite extends Real {
    constructor(first?: unknown, second?: object) {
      const given = typeof first === 'object' && first !== null ? first : { dataDir: first, ...second };
      const { dataDir } = given as { dataDir?: string };
      if (dataDir !== undefined && dataDir !== '' && !dataDir.startsWith('memory://'))
        throw Object.assign(
          new Error(`The lab keeps databases in memory: new PGlite() or 'memory://…', not '${dataDir}'.`),
          { code: 'not-available-in-lab' },
        );
      super({ ...given, ...own });
      const release = hold();
      void this.waitReady.then(release, release);
    }

    static async create(first?: unknown, second?: object): Promise<PGlite> {
      const made = new PGlite(first, second);
      await made.waitReady;
      return made;
    }
  }
  const namespace: Namespace = Object.create(null);
  for (const name of Object.keys(exported).sort())
    namespace[name] = name === 'PGlite' ? PGlite : (exported as unknown as Namespace)[name];
  Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
  return namespace;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PgliteAssets } from '../guest/pglite/load';
import type { TfjsFiles } from '../guest/tf/assets';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The guest of the browser, from the same sources, and the files of tfjs. */
export interface GuestFiles {
  readonly guest: string;
  readonly tfjs: TfjsFiles & { readonly simd: ArrayBuffer };
}

let guestFiles: Promise<GuestFiles> | null = null;
let pgliteFiles: Promise<PgliteAssets> | null = null;

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

/** Bundles the guest and reads tfjs, once a process. */
export function readGuestFiles(): Promise<GuestFiles> {
  guestFiles ??= (async () => {
    const { bundleGuest } = await import('../../scripts/sandbox/bundle');
    const packages = createRequire(`${ROOT}package.json`);
    const wasm = (name: string) =>
      readFileSync(packages.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`));
    return {
      guest: await bundleGuest(ROOT),
      tfjs: {
        core: readFileSync(packages.resolve('@tensorflow/tfjs/dist/tf.min.js'), 'utf8'),
        wasmBackend: wasm('tf-backend-wasm.min.js').toString('utf8'),
        simd: toArrayBuffer(wasm('tfjs-backend-wasm-simd.wasm')),
        plain: toArrayBuffer(wasm('tfjs-backend-wasm.wasm')),
      },
    };
  })();
  return guestFiles;
}

/** Bundles PGlite and reads its files, once a process that asks for it. */
export function readPgliteFiles(): Promise<PgliteAssets> {
  pgliteFiles ??= (async () => {
    const { pgliteScript } = await import('../../scripts/sandbox/pglite');
    const entry = createRequire(`${ROOT}package.json`).resolve('@electric-sql/pglite');
    const bytes = (name: string) => toArrayBuffer(readFileSync(join(dirname(entry), name)));
    return {
      script: await pgliteScript(ROOT),
      wasm: bytes('pglite.wasm'),
      data: bytes('pglite.data'),
      initdb: bytes('initdb.wasm'),
    };
  })();
  return pgliteFiles;
}

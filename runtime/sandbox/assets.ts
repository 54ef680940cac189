import { StagecraftError } from '../../engine/core/errors';
import type { PgliteAssets } from '../guest/pglite/load';
import type { TfjsFiles } from '../guest/tf/assets';

/** The files of the sandbox could not be had from the app's own server. */
export class SandboxAssetError extends StagecraftError<'sandbox-assets'> {
  constructor(url: string, reason: string) {
    super(
      'sandbox-assets',
      `The lab could not load ${url} (${reason}). Check the connection to the server of the lab, then run again.`,
      { url },
    );
  }
}

/** What the frame needs to make workers. */
export interface SandboxAssets {
  readonly guest: string;
  readonly tfjs: TfjsFiles;
}

async function read(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new SandboxAssetError(url, cause instanceof Error ? cause.message : String(cause));
  }
  if (!response.ok) throw new SandboxAssetError(url, `status ${response.status}`);
  return response;
}

/**
 * Fetches the guest and tfjs from the app's own server. The sandbox has no network: what it needs is handed to it.
 *
 * @param baseUrl The folder with the files of `scripts/build-sandbox.ts`, without a slash at its end.
 * @throws SandboxAssetError
 */
export async function fetchSandboxAssets(baseUrl: string): Promise<SandboxAssets> {
  const text = async (name: string) => (await read(`${baseUrl}/${name}`)).text();
  const bytes = async (name: string) => (await read(`${baseUrl}/${name}`)).arrayBuffer();
  const [guest, core, wasmBackend, simd, plain] = await Promise.all([
    text('guest.js'),
    text('tf.min.js'),
    text('tf-backend-wasm.min.js'),
    bytes('tfjs-backend-wasm-simd.wasm'),
    bytes('tfjs-backend-wasm.wasm'),
  ]);
  return { guest, tfjs: { core, wasmBackend, simd, plain } };
}

/**
 * Fetches PGlite, 5 MB over the wire: asked for when the first program imports it.
 * @throws SandboxAssetError
 */
export async function fetchPgliteAssets(baseUrl: string): Promise<PgliteAssets> {
  const bytes = async (name: string) => (await read(`${baseUrl}/${name}`)).arrayBuffer();
  const [script, wasm, data, initdb] = await Promise.all([
    read(`${baseUrl}/pglite.js`).then((response) => response.text()),
    bytes('pglite.wasm'),
    bytes('pglite.data'),
    bytes('initdb.wasm'),
  ]);
  return { script, wasm, data, initdb };
}

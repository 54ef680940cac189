/** The files of tfjs as they are served; the guest itself has no network. */
export interface TfjsFiles {
  /** `tf.min.js` and `tf-backend-wasm.min.js`. */
  readonly core: string;
  readonly wasmBackend: string;
  /** `tfjs-backend-wasm-simd.wasm` and `tfjs-backend-wasm.wasm`. */
  readonly simd: ArrayBuffer;
  readonly plain: ArrayBuffer;
}

/** What tfjs is loaded from. */
export interface TfjsAssets extends Omit<TfjsFiles, 'simd'> {
  /** Compiled; the bytes where the machine has no SIMD, and then they are never asked for. */
  readonly simd: WebAssembly.Module | ArrayBuffer;
}

/**
 * Compiles the backend, once for all the workers that it is posted to: otherwise each run compiles and optimises it
 * anew, which for a short training costs more than the training.
 */
export async function compileTfjs(files: TfjsFiles): Promise<TfjsAssets> {
  if (!WebAssembly.validate(files.simd)) return files;
  return { ...files, simd: await WebAssembly.compile(files.simd) };
}

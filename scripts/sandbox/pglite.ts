import { build } from 'esbuild';

/** The files of PGlite beside its script, as they are called in its package and in `public/sandbox`. */
export const PGLITE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm'] as const;

/** PGlite as the text of a script that sets `$package` to its exports. Its files are handed to it, so it looks for none. */
export async function pgliteScript(root: string): Promise<string> {
  const result = await build({
    stdin: { contents: `export { PGlite, types } from '@electric-sql/pglite';`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: '$package',
    platform: 'browser',
    mainFields: ['module', 'main'],
    // Modules of Node that it would take in Node; in the lab it never gets that far.
    external: ['fs', 'fs/promises', 'path', 'url', 'crypto', 'module', 'node:*', 'zlib', 'util', 'stream'],
    define: { 'import.meta.url': '"lab:///pglite/index.js"' },
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  return `"use strict";${result.outputFiles[0]!.text.trim()}`;
}

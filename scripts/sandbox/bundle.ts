import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles one entry as a strict script that runs by itself. */
export async function bundleScript(root: string, entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['browser', 'import'],
    target: 'es2022',
    minify: true,
    // Learner code meets the names of our classes when it prints them.
    keepNames: true,
    legalComments: 'none',
    banner: { js: '"use strict";' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return result.outputFiles[0]!.text;
}

/** The guest: the script of the worker that runs learner code. */
export const bundleGuest = (root: string) => bundleScript(root, 'runtime/guest/main.ts');
/** The script of the frame that holds the workers. */
export const bundleFrame = (root: string) => bundleScript(root, 'runtime/sandbox/frame/main.ts');

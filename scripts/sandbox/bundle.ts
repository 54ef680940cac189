import { join } from 'node:path';
import { build } from 'esbuild';
import { packageSources } from './packages';

/** Bundles one entry as a strict script that runs by itself. `define` gives values to names that the entry declares. */
export async function bundleScript(
  root: string,
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
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
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    logLevel: 'warning',
  });
  return result.outputFiles[0]!.text;
}

/** The guest: the script of the worker that runs learner code, with the packages that it offers as text. */
export const bundleGuest = async (root: string) =>
  bundleScript(root, 'runtime/guest/main.ts', { LAB_PACKAGES: JSON.stringify(await packageSources(root)) });
/** The script of the frame that holds the workers. */
export const bundleFrame = (root: string) => bundleScript(root, 'runtime/sandbox/frame/main.ts');
/** The script of the frame that holds a learner's page. */
export const bundlePreview = (root: string) => bundleScript(root, 'runtime/preview/frame/main.ts');

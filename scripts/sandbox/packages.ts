import { build } from 'esbuild';

/** The npm packages that learner code may import as they are, beside tfjs. */
export const LAB_PACKAGES = ['d3-array', 'd3-dsv'] as const;

/**
 * Each package as the text of a script that sets `$package` to its exports. Names are kept: learner code meets them in
 * stack traces and when it prints a function.
 */
export async function packageSources(root: string): Promise<Record<string, string>> {
  const sources = LAB_PACKAGES.map(async (name) => {
    const result = await build({
      stdin: { contents: `export * from '${name}';`, resolveDir: root },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: '$package',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      target: 'es2022',
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      logLevel: 'warning',
    });
    return [name, `"use strict";${result.outputFiles[0]!.text.trim()}`] as const;
  });
  return Object.fromEntries(await Promise.all(sources));
}

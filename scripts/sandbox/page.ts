import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const NODES = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** Modules of Node are asked for where the script runs: see `runtime/deno/page/host-modules.ts`. */
const withoutHost = (root: string): Plugin => ({
  name: 'without-host',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^buffer$/ }, () => ({ path: join(root, 'node_modules/buffer/index.js') }));
    onResolve({ filter: /.*/ }, ({ path }) => (NODES.has(path) ? { path, namespace: 'host' } : undefined));
    onLoad({ filter: /.*/, namespace: 'host' }, ({ path }) => ({
      contents: `module.exports = globalThis.__hostModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
});

/** The script of the process in which the server opens a learner's page: a document of happy-dom, and what uses it. */
export async function pageScript(root: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, 'runtime/deno/page/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
    target: 'es2022',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    plugins: [withoutHost(root)],
    define: { process: '__hostProcess' },
    logLevel: 'warning',
  });
  return result.outputFiles[0]!.text;
}

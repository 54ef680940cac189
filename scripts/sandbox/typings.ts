import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAB_PACKAGES } from './packages';
import { PGLITE_TYPES } from './pglite-types';

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const REFERENCE = /\/\/\/\s*<reference\s+path=['"]([^'"]+)['"]/g;

/** The packages whose declarations the editor gets. The rest of what tfjs imports has no part in its public types. */
const PACKAGES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-data',
  '@tensorflow/tfjs-converter',
];

/** Declarations of tfjs that a learner never meets: two backends of which only their import is mentioned. */
const STUBS: Record<string, string> = {
  '@tensorflow/tfjs-backend-cpu': 'export {};\n',
  '@tensorflow/tfjs-backend-webgl': 'export {};\n',
};

function declarationOf(base: string): string | undefined {
  return [`${base}.d.ts`, join(base, 'index.d.ts')].find((path) => existsSync(path));
}

function resolveImport(modules: string, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return declarationOf(join(dirname(from), specifier));
  const name = specifier.split('/').slice(0, 2).join('/');
  if (!PACKAGES.includes(name)) return undefined;
  if (specifier !== name) return declarationOf(join(modules, specifier));
  return join(modules, name, 'dist/index.d.ts');
}

const withoutLicence = (text: string) => text.replace(/^\s*\/\*\*[\s\S]*?@license[\s\S]*?\*\/\s*/, '');

/** The declarations that are written by us, by the names they have below `@types/lab`. */
export function ownTypings(root: string): Record<string, string> {
  const folder = join(root, 'runtime/guest/types');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return Object.fromEntries(readdirSync(folder).map((name) => [name.replace(/\.txt$/, ''), read(name)]));
}

/**
 * What Monaco is told about the modules of the lab: `{ [virtual path]: text }`. The declarations of tfjs are the real
 * ones, all that can be reached from its `index.d.ts`, as are those of the packages of the lab; those of the node modules are written by us, because they must
 * say what the guest offers and nothing else.
 *
 * @param modules The folder `node_modules`.
 * @param nodeTypes The folder with our own declarations.
 */
export function collectTypings(modules: string, nodeTypes: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = {};
  const queue = [join(modules, '@tensorflow/tfjs/dist/index.d.ts')];
  const seen = new Set(queue);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const text = readFileSync(path, 'utf8');
    out[`node_modules/${path.slice(modules.length + 1)}`] = withoutLicence(text);
    for (const pattern of [IMPORT, REFERENCE]) {
      for (const [, specifier] of text.matchAll(pattern)) {
        const next = resolveImport(modules, path, specifier!);
        if (next === undefined || seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }
  for (const name of PACKAGES) {
    out[`node_modules/${name}/package.json`] = JSON.stringify({ name, types: 'dist/index.d.ts' });
  }
  for (const [name, text] of Object.entries(STUBS)) {
    out[`node_modules/${name}/package.json`] = JSON.stringify({ name, types: 'index.d.ts' });
    out[`node_modules/${name}/index.d.ts`] = text;
  }
  for (const name of LAB_PACKAGES) {
    const types = `@types/${name}`;
    out[`node_modules/${types}/package.json`] = JSON.stringify({ name: types, types: 'index.d.ts' });
    out[`node_modules/${types}/index.d.ts`] = readFileSync(join(modules, types, 'index.d.ts'), 'utf8');
  }
  // Its own declarations name Node and the page at every step; learner code needs these few.
  out[`node_modules/@electric-sql/pglite/package.json`] = JSON.stringify({
    name: '@electric-sql/pglite',
    types: 'index.d.ts',
  });
  out[`node_modules/@electric-sql/pglite/index.d.ts`] = PGLITE_TYPES;
  for (const [name, text] of Object.entries(nodeTypes)) out[`node_modules/@types/lab/${name}`] = text;
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
}

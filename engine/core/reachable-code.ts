import type { WorkspaceFiles, WorkspacePath } from './files';

/** Whether a path names code rather than data. */
export const isCode = (path: WorkspacePath) => /\.[mc]?[jt]sx?$/.test(path);

const IMPORTS = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;
/** An import whose target is known only when it runs. */
const COMPUTED = /\bimport\s*\(\s*(?!['"])/;
const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs', '.tsx', '/index.ts', '/index.js'];

/** `./b.ts` seen from `src/a.ts` → `src/b.ts`; null when it leaves the workspace. */
function resolve(importer: WorkspacePath, specifier: string): string | null {
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/**
 * The modules that `entries` can come to import, themselves included; those that are not among `files` are left out.
 * Null: some import is computed, so it could be any.
 */
export function reachableCode(
  files: WorkspaceFiles,
  entries: readonly WorkspacePath[],
): ReadonlySet<WorkspacePath> | null {
  const reached = new Set<WorkspacePath>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const content = files[path];
    if (reached.has(path) || typeof content !== 'string') continue;
    reached.add(path);
    if (!isCode(path)) continue;
    if (COMPUTED.test(content)) return null;
    for (const [, specifier] of content.matchAll(IMPORTS)) {
      const target = resolve(path, specifier!);
      if (target === null) continue;
      const names = [...ENDINGS.map((ending) => target + ending), target.replace(/\.(m?)js$/, '.$1ts')];
      const found = names.find((name) => Object.hasOwn(files, name));
      if (found !== undefined) queue.push(found);
    }
  }
  return reached;
}

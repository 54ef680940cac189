import type { FileContent, WorkspaceFiles, WorkspacePath } from '../core/files';

const CODE = /\.[mc]?[jt]sx?$/;
const IMPORTS = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;
const ENDINGS = ['', '.ts', '.js', '/index.ts', '/index.js'];

/** `./b.ts` seen from `src/a.ts` → `src/b.ts`; null when it leaves the workspace. */
function resolve(importer: WorkspacePath, specifier: string): string | null {
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/**
 * The files that a module needs when it runs: its own code and what that imports, and everything that is no code. A
 * training beside the handler is left out, and with it the seconds that loading its library would take.
 */
export function servingFiles(files: WorkspaceFiles, entry: WorkspacePath): WorkspaceFiles {
  const code = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const content = files[path];
    if (code.has(path) || typeof content !== 'string') continue;
    code.add(path);
    for (const [, specifier] of content.matchAll(IMPORTS)) {
      const target = resolve(path, specifier!);
      if (target === null) continue;
      const found = ENDINGS.map((ending) => target + ending).find((candidate) =>
        Object.hasOwn(files, candidate),
      );
      if (found !== undefined) queue.push(found);
    }
  }
  const out: Record<WorkspacePath, FileContent> = {};
  for (const [path, content] of Object.entries(files))
    if (code.has(path) || !CODE.test(path)) out[path] = content;
  return out;
}

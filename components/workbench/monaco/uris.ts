import type { WorkspacePath } from '@/engine/core/files';
import type { Monaco } from './monaco-api';

const PREFIX = 'file:///';

/** The address of a workspace file's model. Modules of the lab are at `file:///node_modules/…`, as TypeScript expects. */
export function uriOf(monaco: Monaco, path: WorkspacePath) {
  return monaco.Uri.file(`/${path}`);
}

/** The workspace path of a model's address, or null for a model that is not of the workspace (a diff's other side, a library). */
export function pathOf(uri: { readonly scheme: string; readonly path: string }): WorkspacePath | null {
  if (uri.scheme !== 'file' || uri.path.startsWith('/node_modules/') || !uri.path.startsWith('/'))
    return null;
  return uri.path.slice(1);
}

/** The address of a module of the lab, from its path in `typings.json`. */
export function libraryUri(path: string): string {
  return `${PREFIX}${path}`;
}

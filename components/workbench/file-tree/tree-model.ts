import type { WorkspacePath } from '@/engine/core/files';

/** How a file differs from the start of the lesson. */
export type ChangeMark = 'added' | 'changed' | 'none';

/** One visible line of the tree, with all that ARIA needs to know. */
export interface TreeRow {
  readonly path: WorkspacePath;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** From 1. */
  readonly level: number;
  /** From 1, among its siblings. */
  readonly position: number;
  readonly siblings: number;
  readonly expanded: boolean;
  readonly readOnly: boolean;
  readonly mark: ChangeMark;
}

interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** What the rows are made of. */
export interface TreeInput {
  readonly paths: readonly WorkspacePath[];
  /** Folders that may hold no file. */
  readonly emptyFolders: readonly WorkspacePath[];
  /** Folders that are closed; all others are open. */
  readonly collapsed: ReadonlySet<string>;
  readonly isReadOnly: (path: WorkspacePath) => boolean;
  readonly markOf: (path: WorkspacePath) => ChangeMark;
}

/** The visible rows in order: in each folder the folders first, then the files, each by name. */
export function treeRows(input: TreeInput): readonly TreeRow[] {
  const root: Folder = { path: '', folders: new Map(), files: [] };
  for (const folder of input.emptyFolders) folderAt(root, folder.split('/'));
  for (const path of input.paths) {
    const parts = path.split('/');
    folderAt(root, parts.slice(0, -1)).files.push(parts.at(-1)!);
  }
  const rows: TreeRow[] = [];
  addRows(root, 1, input, rows);
  return rows;
}

function folderAt(root: Folder, parts: readonly string[]): Folder {
  let at = root;
  for (const part of parts) {
    const path = at.path === '' ? part : `${at.path}/${part}`;
    const next = at.folders.get(part) ?? { path, folders: new Map(), files: [] };
    at.folders.set(part, next);
    at = next;
  }
  return at;
}

/** Names with numbers in their order. Made once: making one takes far longer than comparing with it. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

function addRows(folder: Folder, level: number, input: TreeInput, rows: TreeRow[]): void {
  const folders = [...folder.folders.keys()].sort(byName);
  const files = [...folder.files].sort(byName);
  const siblings = folders.length + files.length;
  folders.forEach((name, index) => {
    const child = folder.folders.get(name)!;
    const expanded = !input.collapsed.has(child.path);
    rows.push({
      path: child.path,
      name,
      kind: 'folder',
      level,
      position: index + 1,
      siblings,
      expanded,
      readOnly: input.isReadOnly(`${child.path}/`),
      mark: 'none',
    });
    if (expanded) addRows(child, level + 1, input, rows);
  });
  files.forEach((name, index) => {
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    rows.push({
      path,
      name,
      kind: 'file',
      level,
      position: folders.length + index + 1,
      siblings,
      expanded: false,
      readOnly: input.isReadOnly(path),
      mark: input.markOf(path),
    });
  });
}

/** The folder of a path, '' for the top. */
export function parentOf(path: WorkspacePath): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The path of `name` in `folder`. */
export function joinPath(folder: string, name: string): WorkspacePath {
  return folder === '' ? name : `${folder}/${name}`;
}

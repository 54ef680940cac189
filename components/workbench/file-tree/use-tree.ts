import { useMemo, useState } from 'react';
import { sameContent } from '@/components/panels/diff/changed-files';
import { isProjectFile, projectFiles } from '@/engine/core/program-files';
import { useSessionState, useWorkbench } from '../workbench-context';
import { type ChangeMark, type TreeRow, treeRows } from './tree-model';

/** Installed packages and what tools keep are there to be looked up, not to be read. */
const CLOSED_AT_FIRST: ReadonlySet<string> = new Set(['node_modules', '.dvc', 'mlruns']);

/** What the file tree shows and remembers while it is open. */
export interface TreeView {
  readonly rows: readonly TreeRow[];
  /** The row that Tab reaches. */
  readonly focused: string | null;
  readonly setFocused: (path: string) => void;
  readonly setCollapsed: (path: string, collapsed: boolean) => void;
}

/** The rows of the tree from the workspace, with what is open, closed, new and focused. */
export function useTree(): TreeView {
  const { session } = useWorkbench();
  const files = useSessionState('workspace', (workspace) => workspace.files);
  const marks = useSessionState('workspace', (workspace) => workspace.marks);
  const data = useSessionState('workspace', (workspace) => workspace.data);
  const [collapsed, setCollapsedSet] = useState<ReadonlySet<string>>(CLOSED_AT_FIRST);
  const [wanted, setFocused] = useState<string | null>(null);

  const rows = useMemo(() => {
    const { start } = session.bundle;
    const markOf = (path: string): ChangeMark => {
      if (Object.hasOwn(data, path)) return 'none';
      if (!Object.hasOwn(start, path)) return 'added';
      return sameContent(files[path], start[path]) ? 'none' : 'changed';
    };
    return treeRows({
      paths: [...new Set([...Object.keys(projectFiles(files)), ...Object.keys(data)])],
      emptyFolders: Object.keys(marks).filter(
        (path) => marks[path] === 'folder' && isProjectFile(`${path}/`),
      ),
      collapsed,
      isReadOnly: (path) =>
        Object.hasOwn(data, path) ||
        (path.endsWith('/') && Object.keys(data).some((one) => one.startsWith(path))),
      markOf,
    });
  }, [files, marks, data, collapsed, session.bundle]);

  const focused = rows.some((row) => row.path === wanted) ? wanted : (rows[0]?.path ?? null);
  return {
    rows,
    focused,
    setFocused,
    setCollapsed: (path, close) => setCollapsedSet((before) => changed(before, path, close)),
  };
}

function changed(set: ReadonlySet<string>, value: string, present: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (present) next.add(value);
  else next.delete(value);
  return next;
}

import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { sameContent } from '@/components/panels/diff/changed-files';
import type { WorkspaceFiles } from '@/engine/core/files';
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
  const { start } = session.bundle;
  // What typing changes is not shown here, so a key must not draw the tree anew.
  const shown = useSessionState(
    'workspace',
    useShallow(({ files, data }) => marksByPath(files, data, start)),
  );
  const marks = useSessionState('workspace', (workspace) => workspace.marks);
  const data = useSessionState('workspace', (workspace) => workspace.data);
  const [collapsed, setCollapsedSet] = useState<ReadonlySet<string>>(CLOSED_AT_FIRST);
  const [wanted, setFocused] = useState<string | null>(null);

  const rows = useMemo(
    () =>
      treeRows({
        paths: Object.keys(shown),
        emptyFolders: Object.keys(marks).filter(
          (path) => marks[path] === 'folder' && isProjectFile(`${path}/`),
        ),
        collapsed,
        isReadOnly: (path) =>
          Object.hasOwn(data, path) ||
          (path.endsWith('/') && Object.keys(data).some((one) => one.startsWith(path))),
        markOf: (path) => shown[path] ?? 'none',
      }),
    [shown, marks, data, collapsed],
  );

  const focused = rows.some((row) => row.path === wanted) ? wanted : (rows[0]?.path ?? null);
  return {
    rows,
    focused,
    setFocused,
    setCollapsed: (path, close) => setCollapsedSet((before) => changed(before, path, close)),
  };
}

/** Every path that is shown, with how it differs from the start. */
function marksByPath(
  files: WorkspaceFiles,
  data: Readonly<Record<string, string>>,
  start: WorkspaceFiles,
): Readonly<Record<string, ChangeMark>> {
  const shown: Record<string, ChangeMark> = {};
  for (const path of Object.keys(projectFiles(files)))
    shown[path] = !Object.hasOwn(start, path)
      ? 'added'
      : sameContent(files[path], start[path])
        ? 'none'
        : 'changed';
  for (const path of Object.keys(data)) shown[path] = 'none';
  return shown;
}

function changed(set: ReadonlySet<string>, value: string, present: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (present) next.add(value);
  else next.delete(value);
  return next;
}

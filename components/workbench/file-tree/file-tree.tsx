'use client';

import { FilePlus, FolderPlus } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { resetFiles } from '../actions';
import { useSessionState, useWorkbench } from '../workbench-context';
import { createFile, createFolder, deleteRow, renameRow } from './file-actions';
import { NameField } from './name-field';
import { focusAfterRemoval, treeKey, typeAhead } from './tree-keys';
import { joinPath, parentOf, type TreeRow as Row } from './tree-model';
import { type RowAction, TreeRow } from './tree-row';
import { useRowWindow } from './use-row-window';
import { useTree } from './use-tree';

const TYPE_AHEAD_MS = 600;

/**
 * The files of the workspace: an ARIA tree that keyboard and pointer can do everything in. `onDone` is called when a
 * file was opened or Escape pressed, for a tree that lies over the editor.
 */
export function FileTree({ onDone }: { readonly onDone?: () => void }) {
  const bench = useWorkbench();
  const { session } = bench;
  const tree = useTree();
  const active = useSessionState('editor', (editor) => editor.active);
  const canWrite = useSessionState('workspace', (workspace) => workspace.access === 'writer');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [creating, setCreating] = useState<{ kind: 'file' | 'folder'; folder: string } | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();

  const view = useRowWindow(tree.rows, tree.focused, list);
  const focus = (path: string | null) => {
    if (path === null) return;
    tree.setFocused(path);
    view.show(tree.rows.findIndex((row) => row.path === path));
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus(),
    );
  };
  const open = (row: Row) => {
    tree.setFocused(row.path);
    if (row.kind === 'folder') {
      tree.setCollapsed(row.path, row.expanded);
      return;
    }
    session.editor.getState().openFile(row.path);
    onDone?.();
  };
  const begin = (kind: 'file' | 'folder', row: Row | undefined) => {
    const folder = !row ? '' : row.kind === 'folder' ? row.path : parentOf(row.path);
    if (folder !== '') tree.setCollapsed(folder, false);
    setCreating({ kind, folder });
  };
  const remove = (row: Row) => {
    const next = focusAfterRemoval(tree.rows, row.path);
    deleteRow(session, row);
    focus(next);
  };
  const act = (row: Row, action: RowAction) => {
    if (action === 'open') open(row);
    else if (action === 'new-file') begin('file', row);
    else if (action === 'new-folder') begin('folder', row);
    else if (action === 'rename') setRenaming(row.path);
    else if (action === 'reset') resetFiles(bench, [row.path]);
    else remove(row);
  };
  const renamed = (row: Row, name: string | null) => {
    setRenaming(null);
    const to = name === null ? row.path : joinPath(parentOf(row.path), name);
    focus(to !== row.path && renameRow(session, row, to) ? to : row.path);
  };
  const created = (name: string | null) => {
    if (!creating) return;
    setCreating(null);
    if (name === null) return focus(tree.focused);
    const path = joinPath(creating.folder, name);
    if (creating.kind === 'folder') {
      if (createFolder(session, path)) focus(path);
    } else if (createFile(session, path)) {
      tree.setFocused(path);
      onDone?.();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = tree.rows.find((one) => one.path === tree.focused);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const action = treeKey(tree.rows, row.path, event.key);
    if (isMenu) setMenu(row.path);
    else if (event.key === 'Escape') onDone?.();
    else if (action?.do === 'focus') focus(action.path);
    else if (action?.do === 'open') open(row);
    else if (action) tree.setCollapsed(action.path, action.do === 'collapse');
    else if (event.key === 'F2' && !row.readOnly && canWrite) setRenaming(row.path);
    else if (event.key === 'Delete' && !row.readOnly && canWrite) remove(row);
    else if (event.key.length === 1 && event.key !== ' ') {
      const since = event.timeStamp - typed.current.at;
      typed.current = {
        text: since < TYPE_AHEAD_MS ? typed.current.text + event.key : event.key,
        at: event.timeStamp,
      };
      focus(typeAhead(tree.rows, row.path, typed.current.text));
    } else return;
    event.preventDefault();
  };

  const focusedRow = tree.rows.find((row) => row.path === tree.focused);
  return (
    <div className="flex h-full min-h-0 flex-col bg-canvas">
      <div className="flex h-9 shrink-0 items-center gap-0.5 pr-1.5 pl-3">
        <h2 className="flex-1 font-medium text-ink-faint text-xs">Files</h2>
        <IconButton
          label="New file"
          size="sm"
          isDisabled={!canWrite}
          onPress={() => begin('file', focusedRow)}
        >
          <FilePlus aria-hidden size={14} />
        </IconButton>
        <IconButton
          label="New folder"
          size="sm"
          isDisabled={!canWrite}
          onPress={() => begin('folder', focusedRow)}
        >
          <FolderPlus aria-hidden size={14} />
        </IconButton>
      </div>
      {creating ? (
        <div className="flex items-center gap-1 px-2 pb-1">
          {creating.folder === '' ? null : (
            <span className="shrink-0 font-mono text-ink-faint text-xs">{creating.folder}/</span>
          )}
          <NameField
            label={`Name of the new ${creating.kind}${creating.folder === '' ? '' : ` in ${creating.folder}`}`}
            value=""
            onDone={created}
          />
        </div>
      ) : null}
      <div
        ref={list}
        role="tree"
        aria-label="Files of the workspace"
        className="min-h-0 flex-1 overflow-auto px-1.5 pb-2"
        onKeyDown={onKeyDown}
      >
        <div aria-hidden style={{ height: view.above }} />
        {view.rows.map((row, index) => (
          <TreeRow
            key={row.path}
            id={`${prefix}${view.from + index}`}
            row={row}
            selected={row.path === active}
            tabbable={row.path === tree.focused}
            renaming={row.path === renaming}
            menuOpen={row.path === menu}
            canWrite={canWrite}
            onMenu={(isOpen) => {
              if (isOpen) tree.setFocused(row.path);
              setMenu(isOpen ? row.path : null);
            }}
            onFocus={() => tree.setFocused(row.path)}
            onPress={() => open(row)}
            onAction={(action) => act(row, action)}
            onRenamed={(name) => renamed(row, name)}
          />
        ))}
        <div aria-hidden style={{ height: view.below }} />
      </div>
    </div>
  );
}

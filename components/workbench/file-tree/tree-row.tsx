'use client';

import { ChevronRight, Ellipsis, FileCode, FileJson, FileText, Folder, Lock, Table } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { cx } from '@/components/ui/cx';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { NameField } from './name-field';
import type { TreeRow as Row } from './tree-model';

export type RowAction = 'open' | 'new-file' | 'new-folder' | 'rename' | 'delete' | 'reset';

export interface TreeRowProps {
  readonly row: Row;
  readonly id: string;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly renaming: boolean;
  readonly menuOpen: boolean;
  readonly canWrite: boolean;
  readonly onMenu: (open: boolean) => void;
  readonly onFocus: () => void;
  readonly onPress: () => void;
  readonly onAction: (action: RowAction) => void;
  readonly onRenamed: (name: string | null) => void;
}

const MARK_WORDS = { added: 'added', changed: 'changed since the start', none: '' } as const;

/** One line of the tree with its menu, which Shift+F10, the menu key and a right click open too. */
export function TreeRow(props: TreeRowProps) {
  const { row, id, selected, tabbable, renaming, menuOpen, onMenu, onPress } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its rows
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === 'folder' ? row.expanded : undefined}
      aria-selected={selected}
      aria-label={label(row)}
      tabIndex={tabbable ? 0 : -1}
      data-path={row.path}
      data-region-focus={tabbable || undefined}
      className={cx(
        'group flex h-7 cursor-pointer select-none items-center gap-1.5 rounded-md pr-1 text-[0.8125rem] focus-visible:-outline-offset-2',
        selected ? 'bg-accent-soft text-ink' : 'text-ink-muted hover:bg-hover hover:text-ink',
      )}
      style={{ paddingLeft: `${(row.level - 1) * 12 + 6}px` }}
      onFocus={props.onFocus}
      onClick={onPress}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(true);
      }}
    >
      <Icon row={row} />
      {renaming ? (
        <NameField label={`New name of ${row.name}`} value={row.name} onDone={props.onRenamed} />
      ) : (
        <>
          <span className="min-w-0 flex-1 truncate">{row.name}</span>
          {row.readOnly ? <Lock aria-hidden size={12} className="shrink-0 text-ink-faint" /> : null}
          {row.mark === 'none' ? null : (
            <span
              aria-hidden
              title={MARK_WORDS[row.mark]}
              data-mark={row.mark === 'added' ? 'A' : 'M'}
              className="shrink-0 font-mono text-accent text-xs before:content-[attr(data-mark)]"
            />
          )}
          <RowMenu {...props} open={menuOpen} />
        </>
      )}
    </div>
  );
}

function label(row: Row): string {
  return [row.name, row.readOnly ? 'read-only' : '', MARK_WORDS[row.mark]].filter(Boolean).join(', ');
}

function RowMenu({ row, open, canWrite, onMenu, onAction }: TreeRowProps & { readonly open: boolean }) {
  const made = canWrite ? [] : ['new-file', 'new-folder'];
  const changed = row.readOnly || !canWrite ? ['rename', 'delete', 'reset'] : [];
  return (
    <MenuTrigger isOpen={open} onOpenChange={onMenu}>
      <AriaButton
        excludeFromTabOrder
        aria-label={`Actions for ${row.name}`}
        className={cx(
          'flex size-5 shrink-0 cursor-pointer items-center justify-center rounded hover:bg-sunken',
          open ? undefined : 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
        )}
      >
        <Ellipsis aria-hidden size={14} />
      </AriaButton>
      <Menu
        aria-label={`Actions for ${row.name}`}
        disabledKeys={[...made, ...changed]}
        onAction={(key) => onAction(key as RowAction)}
      >
        <MenuItem id="open" shortcut="Enter">
          {row.kind === 'file' ? 'Open' : row.expanded ? 'Close' : 'Open'}
        </MenuItem>
        <MenuItem id="new-file">New file here</MenuItem>
        <MenuItem id="new-folder">New folder here</MenuItem>
        <MenuItem id="rename" shortcut="F2">
          Rename
        </MenuItem>
        {row.mark === 'changed' ? <MenuItem id="reset">Reset to the start</MenuItem> : null}
        <MenuItem id="delete" shortcut="Del" tone="danger">
          Delete
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function Icon({ row }: { readonly row: Row }) {
  const look = { 'aria-hidden': true, size: 14, className: 'shrink-0' } as const;
  if (row.kind === 'folder') {
    return (
      <>
        <ChevronRight {...look} className={cx('shrink-0', row.expanded && 'rotate-90')} />
        <Folder {...look} />
      </>
    );
  }
  const ending = row.name.slice(row.name.lastIndexOf('.') + 1);
  const FileIcon = ICONS[ending] ?? FileText;
  return <FileIcon {...look} className="ml-[20px] shrink-0" />;
}

const ICONS: Readonly<Record<string, typeof FileText>> = {
  ts: FileCode,
  js: FileCode,
  mjs: FileCode,
  json: FileJson,
  csv: Table,
};

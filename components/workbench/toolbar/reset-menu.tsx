'use client';

import { RotateCcw } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { resetFiles } from '../actions';
import { useSessionState, useWorkbench } from '../workbench-context';

/** Back to the start of the lesson, one file or all. Asks nothing, for it can be undone. */
export function ResetMenu() {
  const bench = useWorkbench();
  const { start } = bench.session.bundle;
  const active = useSessionState('editor', (editor) => editor.active);
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  const hasStart = active !== null && Object.hasOwn(start, active);
  return (
    <MenuTrigger>
      <IconButton label="Reset" size="sm" isDisabled={reader}>
        <RotateCcw aria-hidden size={15} />
      </IconButton>
      <Menu
        aria-label="Reset to the start of the lesson"
        disabledKeys={hasStart ? [] : ['file']}
        onAction={(key) => resetFiles(bench, key === 'file' && active !== null ? [active] : undefined)}
      >
        <MenuItem id="file">
          {hasStart ? `Reset ${active}` : 'Reset this file (it is not of the start)'}
        </MenuItem>
        <MenuItem id="all">Reset all files of the lesson</MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

'use client';

import { Package } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { CarryDialogs } from '../archive/carry-dialogs';
import { beginExport, beginImport } from '../archive/carry-project';
import { useSessionState, useWorkbench } from '../workbench-context';

/** The project as a zip, out and in. */
export function CarryMenu() {
  const { session } = useWorkbench();
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  return (
    <>
      <MenuTrigger>
        <IconButton label="Export or import the project" size="sm">
          <Package aria-hidden size={15} />
        </IconButton>
        <Menu
          aria-label="Export or import the project"
          disabledKeys={reader ? ['import'] : []}
          onAction={(key) => (key === 'export' ? void beginExport(session) : beginImport(session))}
        >
          <MenuItem id="export">Export as a zip</MenuItem>
          <MenuItem id="import">Import a zip…</MenuItem>
        </Menu>
      </MenuTrigger>
      <CarryDialogs />
    </>
  );
}

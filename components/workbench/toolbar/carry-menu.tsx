'use client';

import { Package } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { focusIfLost } from '@/components/panels/focus-if-lost';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { CarryDialogs } from '../archive/carry-dialogs';
import { beginExport, beginImport, carryStore } from '../archive/carry-project';
import { useSessionState, useWorkbench } from '../workbench-context';

/** The project as a zip, out and in. */
export function CarryMenu() {
  const { session } = useWorkbench();
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  const host = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      carryStore.subscribe((now, before) => {
        if (now.step !== 'idle' || before.step === 'idle') return;
        // The window was opened by an item of a menu that is gone. It tries to give the focus back in the next frame.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => focusIfLost(host.current?.querySelector('button'))),
        );
      }),
    [],
  );
  return (
    <>
      <MenuTrigger>
        <span ref={host} className="contents">
          <IconButton label="Export or import the project" size="sm">
            <Package aria-hidden size={15} />
          </IconButton>
        </span>
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

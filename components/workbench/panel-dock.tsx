'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense } from 'react';
import type { WorkbenchPanel } from '@/components/panels/types';
import { FocusKeeper } from '@/components/ui/focus-keeper';
import { IconButton } from '@/components/ui/icon-button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { useLayout, useSessionState, useWorkbench } from './workbench-context';

/** The panels below the editor, one shown at a time; the others are not even mounted. */
export function PanelDock() {
  const { session, layout, panels } = useWorkbench();
  const wanted = useLayout((state) => state.panel);
  const open = useLayout((state) => state.dockOpen);
  const shown = panels.some((panel) => panel.id === wanted) ? wanted : panels[0]?.id;
  return (
    <Tabs
      className="h-full bg-surface"
      selectedKey={shown}
      onSelectionChange={(key) => layout.getState().showPanel(String(key))}
    >
      <div className="flex shrink-0 items-center border-line border-b bg-canvas pr-1.5">
        <TabList aria-label="Panels" className="min-w-0 flex-1 border-b-0">
          {panels.map((panel) => (
            <Tab key={panel.id} id={panel.id}>
              <panel.icon aria-hidden size={14} />
              {panel.title}
              <PanelBadge panel={panel} />
            </Tab>
          ))}
        </TabList>
        <IconButton
          label={open ? 'Fold the panels away' : 'Open the panels'}
          aria-expanded={open}
          size="sm"
          onPress={() => layout.getState().setDockOpen(!open)}
        >
          {open ? <ChevronDown aria-hidden size={15} /> : <ChevronUp aria-hidden size={15} />}
        </IconButton>
      </div>
      {panels.map((panel) => (
        <TabPanel key={panel.id} id={panel.id} className="overflow-hidden">
          {/* A boundary of its own: while a panel loads, the tabs stay, and the focus with them. */}
          <Suspense fallback={<p className="p-4 text-ink-faint text-sm">Loading the panel…</p>}>
            <FocusKeeper>
              <panel.component session={session} />
            </FocusKeeper>
          </Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
}

function PanelBadge({ panel }: { readonly panel: WorkbenchPanel }) {
  const text = useSessionState('runs', (runs) => panel.badge?.(runs));
  return text ? (
    <span className="rounded bg-sunken px-1 text-ink-muted text-xs tabular-nums">{text}</span>
  ) : null;
}

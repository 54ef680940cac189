'use client';

import { useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { EditorArea } from './editor/editor-area';
import { FileTree } from './file-tree/file-tree';
import { PanelDock } from './panel-dock';
import { REGION_ATTRIBUTE } from './regions';
import { useLayout, useWorkbench } from './workbench-context';

/** Below this width of the workbench, in pixels, the files lie over the editor instead of beside it. */
const SIDE_BY_SIDE = 640;

/** Files, editor and panels in panes that can be resized and that remember their sizes. */
export function WorkbenchPanes() {
  const { layout } = useWorkbench();
  const area = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState<boolean | null>(null);
  const treeOpen = useLayout((state) => state.treeOpen);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) =>
      setWide((entry?.contentRect.width ?? 0) >= SIDE_BY_SIDE),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // A drawer that covers the editor is not what was left open: it begins closed where there is little room.
  const [drawer, setDrawer] = useState(false);
  const remembered = useRef(treeOpen);
  useEffect(() => {
    if (remembered.current === treeOpen) return;
    remembered.current = treeOpen;
    setDrawer(true);
  }, [treeOpen]);

  const tree = wide ? treeOpen : drawer && treeOpen;
  useEffect(() => {
    if (wide === false && treeOpen && !drawer) layout.getState().setTreeOpen(false);
  }, [wide, treeOpen, drawer, layout]);

  return (
    <div ref={area} className="relative min-h-0 flex-1">
      {wide === null ? null : wide && tree ? (
        <Columns />
      ) : (
        <>
          <Rows />
          {tree ? (
            <section
              aria-label="Files"
              className="absolute inset-y-0 left-0 z-20 w-60 border-line border-r shadow-overlay"
              {...{ [REGION_ATTRIBUTE]: 'tree' }}
            >
              <FileTree onDone={() => layout.getState().setTreeOpen(false)} />
            </section>
          ) : null}
        </>
      )}
    </div>
  );
}

function Columns() {
  const { layout } = useWorkbench();
  const [sizes] = useState(() => layout.getState().sizes.columns);
  return (
    <Group
      orientation="horizontal"
      defaultLayout={sizes}
      onLayoutChanged={(next) => layout.getState().setSizes('columns', next)}
    >
      <Panel
        id="tree"
        defaultSize={200}
        minSize={150}
        maxSize="45%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <section aria-label="Files" className="h-full" {...{ [REGION_ATTRIBUTE]: 'tree' }}>
          <FileTree />
        </section>
      </Panel>
      <Separator className="workbench-separator" aria-label="Width of the files" />
      <Panel id="work" minSize={260}>
        <Rows />
      </Panel>
    </Group>
  );
}

function Rows() {
  const { layout } = useWorkbench();
  const [sizes] = useState(() => layout.getState().sizes.rows);
  const dockOpen = useLayout((state) => state.dockOpen);
  const dock = usePanelRef();
  useEffect(() => {
    if (dockOpen) dock.current?.expand();
    else dock.current?.collapse();
  }, [dockOpen, dock]);
  return (
    <Group
      orientation="vertical"
      defaultLayout={sizes}
      onLayoutChanged={(next) => {
        const collapsed = dock.current?.isCollapsed() ?? false;
        if (collapsed === layout.getState().dockOpen) layout.getState().setDockOpen(!collapsed);
        if (!collapsed) layout.getState().setSizes('rows', next);
      }}
    >
      <Panel id="editor" defaultSize="58%" minSize={120}>
        <section aria-label="Editor" className="h-full" {...{ [REGION_ATTRIBUTE]: 'editor' }}>
          <EditorArea />
        </section>
      </Panel>
      <Separator className="workbench-separator" aria-label="Height of the panels" />
      <Panel id="dock" panelRef={dock} defaultSize="42%" minSize={110} collapsible collapsedSize={36}>
        <section aria-label="Panels" className="h-full" {...{ [REGION_ATTRIBUTE]: 'dock' }}>
          <PanelDock />
        </section>
      </Panel>
    </Group>
  );
}

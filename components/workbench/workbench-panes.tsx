'use client';

import { useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { EditorArea } from './editor/editor-area';
import { FileTree } from './file-tree/file-tree';
import { isTreeShown } from './layout-store';
import { PanelDock } from './panel-dock';
import { focusRegion, REGION_ATTRIBUTE } from './regions';
import { useLayout, useWorkbench } from './workbench-context';

/** Below this width of the workbench, in pixels, the files lie over the editor instead of beside it. */
const SIDE_BY_SIDE = 640;

/** Files, editor and panels in panes that can be resized and that remember their sizes. */
export function WorkbenchPanes() {
  const { layout, root } = useWorkbench();
  const area = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState(false);
  const narrow = useLayout((state) => state.narrow);
  const tree = useLayout(isTreeShown);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width === 0) return;
      const isNarrow = width < SIDE_BY_SIDE;
      if (isNarrow !== layout.getState().narrow) layout.getState().setNarrow(isNarrow);
      setMeasured(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [layout]);

  // What lies over the editor takes the focus, and gives it to the editor when it goes.
  const drawer = tree && narrow;
  useEffect(() => {
    if (drawer) focusRegion('tree', root.current);
  }, [drawer, root]);
  const hide = () => {
    layout.getState().showTree(false);
    requestAnimationFrame(() => focusRegion('editor', root.current));
  };
  return (
    <div ref={area} className="relative min-h-0 flex-1">
      {measured ? <Columns tree={tree && !narrow} /> : null}
      {measured && drawer ? (
        <section
          aria-label="Files"
          className="absolute inset-y-0 left-0 z-20 w-60 border-line border-r shadow-overlay"
          {...{ [REGION_ATTRIBUTE]: 'tree' }}
        >
          <FileTree onDone={hide} />
        </section>
      ) : null}
    </div>
  );
}

/** The tree comes and goes beside the work, which stays mounted: Monaco is not made anew. */
function Columns({ tree }: { readonly tree: boolean }) {
  const { layout } = useWorkbench();
  const [sizes] = useState(() => (tree ? layout.getState().sizes.columns : undefined));
  return (
    <Group
      orientation="horizontal"
      defaultLayout={sizes}
      onLayoutChanged={(next) => {
        if ('tree' in next) layout.getState().setSizes('columns', next);
      }}
    >
      {tree ? (
        <Panel
          id="tree"
          defaultSize={
            layout.getState().sizes.columns?.tree ? `${layout.getState().sizes.columns?.tree}%` : 200
          }
          minSize={150}
          maxSize="45%"
          groupResizeBehavior="preserve-pixel-size"
        >
          <section aria-label="Files" className="h-full" {...{ [REGION_ATTRIBUTE]: 'tree' }}>
            <FileTree />
          </section>
        </Panel>
      ) : null}
      {tree ? <Separator className="workbench-separator" aria-label="Width of the files" /> : null}
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
      <Panel id="editor" defaultSize="52%" minSize={120}>
        <section aria-label="Editor" className="h-full" {...{ [REGION_ATTRIBUTE]: 'editor' }}>
          <EditorArea />
        </section>
      </Panel>
      <Separator className="workbench-separator" aria-label="Height of the panels" />
      <Panel id="dock" panelRef={dock} defaultSize="48%" minSize={110} collapsible collapsedSize={36}>
        <section aria-label="Panels" className="h-full" {...{ [REGION_ATTRIBUTE]: 'dock' }}>
          <PanelDock />
        </section>
      </Panel>
    </Group>
  );
}

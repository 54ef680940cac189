'use client';

import { Network, Table2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import type { LessonSession } from '@/stores/contracts';
import { focusIfLost } from '../focus-if-lost';
import { GraphView } from './graph-view';
import { GroupBar } from './group-bar';
import type { PipelineActions } from './pipeline-actions';
import { pipelineState } from './pipeline-state';
import { planSentence } from './pipeline-words';
import { ReproButtons } from './repro-buttons';
import { StageDetails } from './stage-details';
import { StagesTable } from './stages-table';

export interface StagesViewProps {
  readonly session: LessonSession;
  readonly view: PipelineView;
  /** Of the panel, in pixels; null: not known yet. */
  readonly width: number | null;
  /** Files have changed, and the view is being made anew. */
  readonly isAsking: boolean;
  readonly actions: PipelineActions;
  readonly canWrite: boolean;
  readonly isBusy: boolean;
}

/** Narrower than this, in pixels, a table is easier to read than a drawing, and details take the place of both. */
const NARROW = 440;
/** From this width on the drawing leads to the right, and the details stand beside it. */
const WIDE = 720;

/** The stages as a drawing or a table, with the details of one. */
export function StagesView(props: StagesViewProps) {
  const { session, view, width, isAsking, actions, canWrite, isBusy } = props;
  const store = pipelineState(session);
  const { selected, form, hasFiles, opened, log, lastRuns } = useStore(store);
  const isNarrow = width !== null && width < NARROW;
  const isWide = width === null || width >= WIDE;
  const shown = form ?? (isNarrow ? 'table' : 'drawing');
  const node = view.nodes.find(({ name }) => name === selected);
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(node !== undefined);
  // Details that are closed give the focus back to what they were opened from.
  useEffect(() => {
    if (wasOpen.current && node === undefined)
      focusIfLost(root.current?.querySelector<HTMLElement>('[data-box][tabindex="0"], table button'));
    wasOpen.current = node !== undefined;
  }, [node]);
  const onSelect = (name: string) => store.setState({ selected: name });
  const toggle = (group: string) => {
    const next = new Set(opened);
    if (!next.delete(group)) next.add(group);
    store.setState({ opened: next });
  };
  const openFile = (path: string) => {
    const { files } = session.workspace.getState();
    return path in files ? () => session.editor.getState().openFile(path) : undefined;
  };
  return (
    <div ref={root} className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
        <ReproButtons actions={actions} nodes={view.nodes} canWrite={canWrite} isBusy={isBusy} log={log} />
        <span className="ms-auto flex items-center gap-2">
          {shown === 'drawing' ? (
            <Button size="sm" variant="quiet" onPress={() => store.setState({ hasFiles: !hasFiles })}>
              {hasFiles ? 'Hide files' : 'Show files'}
            </Button>
          ) : null}
          <ToggleGroup
            label="Form of the pipeline"
            size="sm"
            iconOnly
            value={shown}
            onChange={(next) => store.setState({ form: next })}
            options={[
              { id: 'drawing', label: 'Drawing', icon: <Network aria-hidden size={14} /> },
              { id: 'table', label: 'Table', icon: <Table2 aria-hidden size={14} /> },
            ]}
          />
        </span>
      </div>
      {view.error === null ? (
        <p
          className={cx(
            'border-line border-b px-3 py-1.5 text-ink-muted text-xs',
            isAsking && !isBusy && 'opacity-60',
          )}
        >
          {planSentence(view.nodes)}
        </p>
      ) : (
        <Callout tone="failed" title="The pipeline is not sound" className="m-3">
          <pre className="whitespace-pre-wrap break-words font-mono text-xs">{view.error}</pre>
        </Callout>
      )}
      {view.error === null ? (
        <div
          className={cx(
            'grid min-h-0 flex-1',
            node && isWide && 'grid-cols-[minmax(0,1fr)_20rem]',
            node && !isWide && !isNarrow && 'grid-rows-2',
          )}
        >
          <div className={cx('flex min-h-0 min-w-0 flex-col', node && isNarrow && 'hidden')}>
            {shown === 'table' ? (
              <StagesTable view={view} selected={selected} log={log} onSelect={onSelect} />
            ) : (
              <>
                <GroupBar view={view} opened={opened} onToggle={toggle} />
                <GraphView
                  view={view}
                  opened={opened}
                  hasFiles={hasFiles}
                  direction={isWide ? 'right' : 'down'}
                  selected={selected}
                  log={log}
                  onSelect={onSelect}
                  onOpen={(path) => openFile(path)?.()}
                  onToggle={toggle}
                />
              </>
            )}
          </div>
          {node ? (
            <div
              className={cx('flex min-h-0 min-w-0 flex-col border-line', isWide ? 'border-s' : 'border-t')}
            >
              <StageDetails
                key={node.name}
                node={node}
                log={log}
                lastRun={lastRuns[node.name]}
                actions={actions}
                canWrite={canWrite}
                isBusy={isBusy}
                onOpenFile={openFile}
                onClose={() => store.setState({ selected: null })}
              />
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

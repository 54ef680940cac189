'use client';

import { AppWindow, Eraser, RotateCw, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LessonSession } from '@/stores/contracts';
import type { PreviewState } from '@/stores/preview-contracts';
import type { PanelProps } from '../types';
import { useOpened } from '../use-opened';
import { NetworkLog } from './network-log';
import { PreviewConsole } from './preview-console';
import { STATUS_WORDS } from './preview-words';

/** The learner's app in its frame, with the console of page and handler and the log of what they send each other. */
export function PreviewPanel({ session }: PanelProps) {
  const preview = useOpened(session.preview);
  if (preview === 'opening') return null;
  if (preview === 'failed') {
    return (
      <EmptyState icon={<AppWindow aria-hidden size={22} />} title="The preview did not load">
        Check the connection to the server of the lab, then open this panel again.
      </EmptyState>
    );
  }
  return <OpenPreview session={session} preview={preview} />;
}

type Side = 'console' | 'network';

function OpenPreview({
  session,
  preview,
}: {
  readonly session: LessonSession;
  readonly preview: StoreApi<PreviewState>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const state = useStore(preview);
  const [side, setSide] = useState<Side>('console');
  const errors = state.entries.filter(({ level }) => level === 'error').length;
  useEffect(() => (place.current ? preview.getState().show(place.current) : undefined), [preview]);
  const isGone = state.status !== 'open' && state.status !== 'opening';

  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-3 py-1 text-xs">
        <span role="status" className={state.status === 'open' ? 'text-ink-muted' : 'font-medium text-ink'}>
          {STATUS_WORDS[state.status]}
        </span>
        {state.title ? <span className="truncate text-ink">{state.title}</span> : null}
        {state.stale ? <span className="text-adhoc">Your files have changed since</span> : null}
        <span className="flex-1" />
        <Switch
          isSelected={state.reloadOnSave}
          onChange={state.setReloadOnSave}
          className="items-center gap-2 text-xs [&_span]:mt-0"
        >
          <span className="font-normal text-ink-muted text-xs">Reload on save</span>
        </Switch>
        <IconButton label="Reload the app" size="sm" onPress={state.reload}>
          <RotateCw aria-hidden size={14} />
        </IconButton>
        <IconButton label="Stop the app" size="sm" isDisabled={isGone} onPress={state.stop}>
          <Square aria-hidden size={13} />
        </IconButton>
      </div>
      <div className="grid min-h-0 flex-1 grid-rows-[3fr_2fr] @min-[32rem]:grid-cols-[3fr_2fr] @min-[32rem]:grid-rows-1">
        <div className="relative min-h-0 bg-white">
          <div
            ref={place}
            className="h-full [&>iframe]:block [&>iframe]:h-full [&>iframe]:w-full [&>iframe]:border-0 [&>iframe]:bg-white"
          />
          {isGone && state.status !== 'closed' ? (
            <div className="absolute inset-0 bg-surface p-4">
              <Callout
                tone={state.status === 'stopped' ? 'neutral' : 'failed'}
                title={STATUS_WORDS[state.status]}
              >
                {state.failure?.message ??
                  (state.status === 'stopped'
                    ? 'Reload the app to run it again.'
                    : 'The console says why. Mend it, then reload the app.')}
              </Callout>
            </div>
          ) : null}
        </div>
        <div className="flex min-h-0 min-w-0 flex-col border-line border-t @min-[32rem]:border-t-0 @min-[32rem]:border-l">
          <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-2">
            <ToggleGroup<Side>
              label="What is shown beside the app"
              size="sm"
              className="whitespace-nowrap"
              value={side}
              onChange={setSide}
              options={[
                { id: 'console', label: errors > 0 ? `Console, ${errors} ✗` : 'Console' },
                { id: 'network', label: `Network, ${state.exchanges.length}` },
              ]}
            />
            <span className="flex-1" />
            <IconButton label="Clear" size="sm" onPress={state.clear}>
              <Eraser aria-hidden size={14} />
            </IconButton>
          </div>
          {side === 'console' ? (
            <PreviewConsole session={session} entries={state.entries} />
          ) : (
            <NetworkLog session={session} exchanges={state.exchanges} />
          )}
        </div>
      </div>
    </div>
  );
}

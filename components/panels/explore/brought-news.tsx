'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { messageOf } from '@/engine/core/errors';
import { type ExplorerState, MOST_WORKSPACE_BYTES } from '@/stores/explorer';

/** How many rows of a large file go to the workspace. */
const SAMPLE_ROWS = 5000;

/** What became of the file that was brought along. */
export function BroughtNews({ explorer }: { readonly explorer: StoreApi<ExplorerState> }) {
  const { news, held, sampleToWorkspace, dismissNews } = useStore(explorer);
  const [said, setSaid] = useState<string | null>(null);
  if (!news) return <div role="status" />;
  const file = held[news.name];
  const sample = async () => {
    try {
      setSaid(`Written: ${await sampleToWorkspace(news.name, SAMPLE_ROWS)}.`);
    } catch (thrown) {
      setSaid(messageOf(thrown));
    }
  };
  return (
    <div
      role="status"
      className={`flex shrink-0 items-start gap-3 border-line border-b px-3 py-1.5 text-sm ${news.error ? 'bg-failed-soft text-failed' : 'bg-accent-soft text-ink'}`}
    >
      <div className="min-w-0 flex-1">
        {news.error ? (
          <p>
            <strong>{news.name} was not opened.</strong> {news.error.message}
          </p>
        ) : news.path ? (
          <p>
            <strong>{news.path}</strong> is now a file of your workspace, as plain CSV: commas, decimal
            points, ISO dates.
          </p>
        ) : (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p className="max-w-[80ch]">
              <strong>{news.name}</strong> has {((file?.bytes ?? 0) / 1e6).toFixed(1)} MB. Files over{' '}
              {MOST_WORKSPACE_BYTES / 1e6} MB stay out of the workspace, so that saving and running stay
              quick. You can explore it here until this tab is closed.
            </p>
            <Button size="sm" onPress={() => void sample()}>
              Put {SAMPLE_ROWS.toLocaleString('en-US')} of its rows into the workspace
            </Button>
            {said ? <p>{said}</p> : null}
          </div>
        )}
      </div>
      <IconButton label="Dismiss" size="sm" onPress={dismissNews}>
        <X aria-hidden size={14} />
      </IconButton>
    </div>
  );
}

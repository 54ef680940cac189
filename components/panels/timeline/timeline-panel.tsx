'use client';

import type { PanelProps } from '../types';
import { useOpened } from '../use-opened';
import { TimelineView } from './timeline-view';

/** Every step that was ever done in the workspace, on one track. The store is loaded with the panel. */
export function TimelinePanel({ session }: PanelProps) {
  const store = useOpened(session.timeline);
  if (store === 'failed')
    return <p className="p-4 text-failed text-sm">The timeline could not be loaded. Reload the page.</p>;
  if (store === 'opening') return <p className="p-4 text-ink-muted text-sm">Loading the timeline.</p>;
  return <TimelineView session={session} store={store} />;
}

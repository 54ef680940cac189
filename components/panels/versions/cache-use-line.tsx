'use client';

import type { StoreApi } from 'zustand';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import { bytesText } from './versions-words';

/** What the cache and the remote hold, and how much of it nothing needs any more. */
export function CacheUseLine({ lab }: { readonly lab: StoreApi<LabState> }) {
  const { answer } = useLabAnswer(lab, 'dvc.cache-use', {});
  if (!answer) return null;
  const { cache, remote } = answer;
  const parts = [
    `Cache: ${cache.total.objects} objects, ${bytesText(cache.total.bytes)}`,
    cache.unreachable.objects > 0
      ? `${bytesText(cache.unreachable.bytes)} of it needed by nothing (dvc gc -w -A)`
      : null,
    remote
      ? `${remote.name}: ${remote.total.objects} objects, ${bytesText(remote.total.bytes)}`
      : 'no remote',
  ].filter((part) => part !== null);
  return (
    <p className="shrink-0 border-line border-t bg-canvas px-3 py-1.5 text-ink-muted text-xs">
      {parts.join(' · ')}
    </p>
  );
}

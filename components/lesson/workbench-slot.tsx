'use client';

import dynamic from 'next/dynamic';
import { Spinner } from '@/components/ui/spinner';
import { OpeningFailed } from './opening-failed';
import { useSessionPhase } from './session-context';

const Workbench = dynamic(
  () => import('@/components/workbench/workbench').then((module) => module.Workbench),
  { ssr: false, loading: () => <WorkbenchWaiting doing="Loading the workbench" /> },
);

/** The workbench, loaded after the first paint and shown when the learner's work is open. */
export function WorkbenchSlot() {
  const { phase, retry } = useSessionPhase();
  if (phase.status === 'failed') {
    return (
      <div className="grid h-full place-items-center overflow-y-auto p-6">
        <OpeningFailed error={phase.error} onRetry={retry} />
      </div>
    );
  }
  if (phase.status === 'opening') return <WorkbenchWaiting doing="Opening your work" />;
  return <Workbench session={phase.session} />;
}

function WorkbenchWaiting({ doing }: { readonly doing: string }) {
  return (
    <div className="grid h-full place-items-center text-ink-faint text-sm">
      <span className="flex items-center gap-2.5">
        <Spinner />
        {doing}
      </span>
    </div>
  );
}

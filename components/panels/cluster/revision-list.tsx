import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import type { RevisionView, WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import { undoLine } from './commands';
import { PodTiles } from './pod-tiles';

export interface RevisionListProps {
  readonly workload: WorkloadView;
  readonly now: number;
  readonly isBusy: boolean;
  readonly run: (line: string) => void;
}

const TONES = {
  new: 'accent',
  canary: 'accent',
  preview: 'accent',
  stable: 'practice',
  active: 'practice',
} as const;

const isShown = ({ desired, pods }: RevisionView) => desired > 0 || pods.length > 0;

/** The versions of a workload: those with pods as tiles, the older ones as a list to go back to. */
export function RevisionList({ workload, now, isBusy, run }: RevisionListProps) {
  const shown = workload.revisions.filter((one, at) => at === 0 || isShown(one));
  const older = workload.revisions.filter((one) => !shown.includes(one));
  return (
    <div className="space-y-5">
      {shown.map((revision) => (
        <section key={revision.name} aria-label={`Revision ${revision.revision}`}>
          <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1">
            <h3 className="font-medium text-ink text-sm">Revision {revision.revision}</h3>
            {revision.parts.map((part) => (
              <Badge key={part} tone={TONES[part as keyof typeof TONES] ?? 'neutral'}>
                {part}
              </Badge>
            ))}
            <code className="min-w-0 break-all font-mono text-ink text-xs">{revision.images.join(', ')}</code>
            <span className="text-ink-muted text-xs tabular-nums">
              {revision.ready} of {revision.desired} ready
            </span>
            {revision.cause === null ? null : (
              <span className="text-ink-muted text-xs">{revision.cause}</span>
            )}
          </div>
          <PodTiles pods={revision.pods} now={now} isBusy={isBusy} run={run} />
        </section>
      ))}
      {older.length === 0 ? null : (
        <Disclosure title={`${older.length} older ${older.length === 1 ? 'revision' : 'revisions'}`}>
          <ul className="divide-y divide-line">
            {older.map((revision) => (
              <li
                key={revision.name}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-xs leading-5"
              >
                <span className="text-ink">Revision {revision.revision}</span>
                <code className="min-w-0 flex-1 break-all font-mono text-ink-muted">
                  {revision.images.join(', ')}
                </code>
                <Button
                  size="sm"
                  variant="quiet"
                  isDisabled={isBusy || revision.revision === 0}
                  onPress={() => run(undoLine(workload, revision.revision))}
                >
                  Back to {revision.revision}
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

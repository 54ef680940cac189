'use client';

import { Share2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { Spinner } from '@/components/ui/spinner';
import { runId as nodeOf } from '@/engine/tracking/lineage/node-ids';
import type { LabState } from '@/stores/lab-contract';
import { useGoTo } from '../use-go-to';
import { useLabAnswer } from '../use-lab-answer';
import type { Opened } from '../use-opened';
import { ViewHead } from '../view-head';
import { RunFacts } from './run-facts';
import { statusOf } from './run-words';

export interface RunViewProps {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly onBack: () => void;
  readonly onOpen: (runId: string) => void;
}

/** Everything that was logged in one run, where it comes from and what came of it. */
export function RunView({ lab, runId, onBack, onOpen }: RunViewProps) {
  const { answer, error } = useLabAnswer(lab, 'mlflow.run', { runId });
  const { trail } = useGoTo();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead back="All runs" onBack={onBack} title={answer?.info.runName ?? 'Run'}>
        {answer ? (
          <>
            <span className={cx('flex-1 text-xs', statusOf(answer.info.status).tone)}>
              {statusOf(answer.info.status).word}
            </span>
            {trail ? (
              <Button size="sm" onPress={() => trail(nodeOf(runId))}>
                <Share2 aria-hidden size={14} />
                Trail
              </Button>
            ) : null}
          </>
        ) : null}
      </ViewHead>
      <div className="min-h-0 flex-1 overflow-auto p-3">
        {error ? (
          <Callout tone="failed" title="This run cannot be read">
            {error.message}
          </Callout>
        ) : null}
        {answer === undefined && !error ? (
          <p className="flex items-center gap-2.5 text-ink-muted text-sm">
            <Spinner /> Reading the run
          </p>
        ) : null}
        {answer === null ? <p className="text-ink-muted text-sm">This run is not there any more.</p> : null}
        {answer ? <RunFacts lab={lab} run={answer} onOpen={onOpen} /> : null}
      </div>
    </div>
  );
}

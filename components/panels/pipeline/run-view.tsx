'use client';

import { ChevronRight, ScrollText } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Elapsed } from '../elapsed';
import { ActMark } from './act-mark';
import { LogText } from './log-text';
import { runText, secondsText } from './pipeline-words';
import { type RunLog, stageLog } from './run-log';

/** The last command: what it did with each stage, with the output of each, and all that it printed. */
export function RunView({ log }: { readonly log: RunLog | null }) {
  if (log === null)
    return (
      <EmptyState icon={<ScrollText aria-hidden size={22} />} title="Nothing has run here yet">
        What a command of this panel prints comes here as it runs, stage by stage.
      </EmptyState>
    );
  const stages = Object.entries(log.stages);
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto p-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-xs">
        <code className="break-all font-mono text-ink">$ {log.line}</code>
        <span className={log.exitCode === null || log.exitCode === 0 ? 'text-ink-muted' : 'text-failed'}>
          {log.endedAt === null ? (
            <>
              running for <Elapsed since={log.startedAt} />
            </>
          ) : (
            `${log.exitCode === 0 ? 'done' : `ended with ${log.exitCode}`} after ${secondsText(log.endedAt - log.startedAt)}`
          )}
        </span>
      </p>
      {stages.length > 0 ? (
        <ol
          aria-label="Stages of the run"
          className="flex flex-col divide-y divide-line rounded-lg border border-line"
        >
          {stages.map(([name, run]) => {
            const text = stageLog(log, name);
            const title = (
              <span className="flex flex-wrap items-center gap-2">
                <ActMark act="skip" run={run} />
                <span className="break-all font-mono text-ink text-xs">{name}</span>
                <span className="text-ink-muted text-xs">{runText(run)}</span>
              </span>
            );
            return (
              <li key={name}>
                {text === '' ? (
                  <div className="py-1.5 ps-8 pe-3">{title}</div>
                ) : (
                  <details className="group" open={run.state === 'running' || run.state === 'failed'}>
                    <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded-md px-3 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
                      <ChevronRight
                        aria-hidden
                        size={14}
                        className="shrink-0 text-ink-faint group-open:rotate-90"
                      />
                      {title}
                    </summary>
                    <div className="px-3 pb-2">
                      <LogText label={`Output of ${name}`} text={text} className="max-h-64" />
                    </div>
                  </details>
                )}
              </li>
            );
          })}
        </ol>
      ) : null}
      <LogText
        label="All that was printed"
        text={log.text === '' ? '(nothing yet)' : log.text}
        className="min-h-24 shrink-0"
      />
    </div>
  );
}

'use client';

import { Ban, RotateCcw } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { RunPage } from '@/engine/ci/views/run-page';
import { agoText } from '../github/words';
import { useLabAnswer } from '../use-lab-answer';
import { ViewHead } from '../view-head';
import { useActions } from './actions-context';
import { ArtifactsTab } from './artifacts-tab';
import { cancelLine, rerunLine } from './commands';
import { LogTab } from './log-tab';
import type { Place, RunTab } from './place';
import { SummaryTab } from './summary-tab';
import { useEditorAnnotations } from './use-editor-annotations';
import { eventText, lookOf, spanText } from './words';

type RunPlace = Extract<Place, { view: 'run' }>;

/** One run: its jobs and what they found, their logs, what they left. */
export function RunView({ place }: { readonly place: RunPlace }) {
  const { lab, at, go } = useActions();
  const { answer, error } = useLabAnswer(lab, 'ci.run', { repository: at.repository, id: place.id });
  const back = () => go({ view: 'home', tab: 'runs' });
  if (error)
    return (
      <>
        <ViewHead back="All runs" onBack={back} title={`Run ${place.id}`} />
        <Callout tone="failed" role="alert" title="The run cannot be read" className="m-3">
          {error.message}
        </Callout>
      </>
    );
  if (answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the run
      </p>
    );
  return <Run place={place} page={answer} onBack={back} />;
}

function Run({
  place,
  page,
  onBack,
}: {
  readonly place: RunPlace;
  readonly page: RunPage;
  readonly onBack: () => void;
}) {
  const { go, now } = useActions();
  const { run, artifacts } = page;
  const look = lookOf(run);
  useEditorAnnotations(page);
  return (
    // Where there is little room the whole scrolls, so that a log has some lines to itself.
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <ViewHead back="All runs" onBack={onBack} title={run.title}>
        <Badge tone={look.tone}>
          <span aria-hidden>{look.sign}</span> <span role="status">{look.word}</span>
        </Badge>
        <span className="flex-1" />
        <RunActions page={page} />
      </ViewHead>
      <p className="px-3 pt-2 text-ink-muted text-xs leading-5">
        {run.workflow} #{run.number}
        {run.attempt > 1 ? `, attempt ${run.attempt}` : ''} · by {eventText(run.event)} of {run.actor} on{' '}
        <code>{run.branch}</code> at <code>{run.sha.slice(0, 7)}</code>, {agoText(now, run.createdAt)}
        {run.durationMs === null ? '' : ` · took ${spanText(run.durationMs)}`}
      </p>
      <Tabs
        selectedKey={place.tab}
        onSelectionChange={(key) => go({ ...place, tab: key as RunTab })}
        className="min-h-56 shrink-0 grow basis-0"
      >
        <TabList aria-label="Parts of the run">
          <Tab id="summary">Summary</Tab>
          <Tab id="log">Log</Tab>
          <Tab id="artifacts">
            Artifacts <span className="text-ink-muted tabular-nums">{artifacts.length}</span>
          </Tab>
        </TabList>
        <TabPanel id="summary" className="overflow-y-auto">
          <SummaryTab page={page} onJob={(job) => go({ ...place, tab: 'log', job })} />
        </TabPanel>
        <TabPanel id="log" className="min-h-0">
          <LogTab page={page} job={place.job} onJob={(job) => go({ ...place, tab: 'log', job })} />
        </TabPanel>
        <TabPanel id="artifacts" className="overflow-y-auto">
          <ArtifactsTab page={page} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

/** What can be done with the run as it stands. */
function RunActions({ page: { run, jobs } }: { readonly page: RunPage }) {
  const { at, run: command, isBusy } = useActions();
  if (run.status !== 'completed')
    return (
      <Button size="sm" isDisabled={isBusy} onPress={() => void command(cancelLine(at, run.id))}>
        <Ban aria-hidden size={13} /> Cancel
      </Button>
    );
  const isFailed = jobs.some(({ conclusion }) => conclusion === 'failure' || conclusion === 'cancelled');
  return (
    <>
      {isFailed ? (
        <Button size="sm" isDisabled={isBusy} onPress={() => void command(rerunLine(at, run.id, 'failed'))}>
          <RotateCcw aria-hidden size={13} /> Re-run failed
        </Button>
      ) : null}
      <Button
        size="sm"
        variant={isFailed ? 'quiet' : undefined}
        isDisabled={isBusy}
        onPress={() => void command(rerunLine(at, run.id, 'all'))}
      >
        Re-run all
      </Button>
    </>
  );
}

'use client';

import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { TwoLanes } from '@/components/figures/two-lanes/two-lanes';
import { OurFailure } from '@/components/lesson/our-failure';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { measuresOf } from '@/engine/scenario/measures';
import type { Lane } from '@/engine/scenario/types';
import { sameFiles } from '@/engine/workspace/model';
import type { LessonSession, ReplayView } from '@/stores/contracts';
import { ChangeRequestCard } from './change-request-card';
import { EventComparison } from './event-comparison';
import { GameDayView } from './game-day-view';
import { MeasuresTable } from './measures-table';

export interface ReplayPanelProps {
  readonly session: LessonSession;
  /** The id of a replay in lesson.yaml. */
  readonly replayId: string;
}

/** Minutes. */
const A_DAY = 24 * 60;
const IDLE: ReplayView = { running: null, done: 0, doing: '', stale: false };

/** A replay: one button, two lanes, the measures, and each event with what became of it. */
export function ReplayPanel({ session, replayId }: ReplayPanelProps) {
  const { bundle } = session;
  const definition = bundle.definition.replays.find(({ id }) => id === replayId);
  const view = useStore(session.replays, ({ byId }) => byId[replayId] ?? IDLE);
  const busy = useStore(session.replays, ({ byId }) =>
    Object.values(byId).some(({ running }) => running !== null),
  );
  const untouched = useStore(session.workspace, ({ files }) => sameFiles(files, bundle.start));
  const [selected, setSelected] = useState<number | null>(null);
  if (!definition) return <p className="text-failed">This lesson has no replay {replayId}.</p>;

  const isLearner = definition.practice === 'learner';
  const practiceLabel = isLearner ? 'Your work' : 'Practice';
  // An untouched workspace is the ad hoc project: running it twice would only show the same thing twice.
  const lanes: readonly Lane[] = isLearner && untouched ? ['ad-hoc'] : ['ad-hoc', 'practice'];
  const measures = measuresOf(definition.scenario, definition.with);
  const { adHoc, practice, running } = view;
  const shown = adHoc ?? practice;
  const run = () => void session.replays.getState().run(replayId, lanes);

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3">
        {running ? (
          <Button size="sm" onPress={() => session.replays.getState().cancel()}>
            <Square aria-hidden size={12} />
            Stop
          </Button>
        ) : (
          <Button variant="primary" size="sm" isDisabled={busy} onPress={run}>
            <Play aria-hidden size={12} />
            {shown ? 'Run it again' : 'Run the replay'}
          </Button>
        )}
        {view.stale && !running ? <Badge tone="note">Your work has changed since</Badge> : null}
        {running ? null : (
          <p className="text-ink-muted text-sm">{hint(lanes, isLearner, shown !== undefined)}</p>
        )}
      </div>
      {running ? (
        <Progress
          visibleLabel
          label={`${running === 'ad-hoc' ? 'Ad hoc' : practiceLabel}: ${view.doing || 'starting'}`}
          value={view.done}
        />
      ) : null}
      <p className="sr-only" aria-live="polite">
        {running === null && shown ? 'The replay has finished.' : ''}
      </p>
      {view.failure ? <OurFailure what="The replay could not be run" error={view.failure} /> : null}
      {shown ? (
        <>
          <TwoLanes
            key={`${adHoc?.contentHash}/${practice?.contentHash}`}
            adHoc={adHoc}
            practice={practice}
            measures={measures}
            practiceLabel={practiceLabel}
            missing={isLearner ? 'Your work is still the ad hoc project.' : 'Not run yet'}
            withoutTable
            autoPlay
            onSelectEvent={setSelected}
          />
          {selected === null ? null : (
            <EventComparison
              session={session}
              adHoc={adHoc?.events[selected]}
              practice={practice?.events[selected]}
              practiceLabel={practiceLabel}
              overDays={(shown.events.at(-1)?.at ?? 0) >= A_DAY}
            />
          )}
          <MeasuresTable
            measures={measures}
            adHoc={adHoc}
            practice={practice}
            practiceLabel={practiceLabel}
          />
          {practice?.gameDay ? <GameDayView session={session} report={practice.gameDay} /> : null}
        </>
      ) : null}
      {definition.changeRequest && adHoc ? (
        <ChangeRequestCard
          request={definition.changeRequest}
          accepted={view.before !== undefined}
          canAccept={!untouched}
          files={practice?.measures['change-files'] ?? null}
          lines={practice?.measures['change-lines'] ?? null}
          onAccept={() => session.replays.getState().acceptChangeRequest(replayId)}
        />
      ) : null}
    </div>
  );
}

function hint(lanes: readonly Lane[], isLearner: boolean, shown: boolean): string {
  if (lanes.length > 1)
    return isLearner
      ? 'Runs the ad hoc project and your work on the same rows.'
      : 'Runs both on the same rows.';
  return shown
    ? 'Once you have changed a file, your work runs in the lane below.'
    : 'Runs the ad hoc project as it stands in the workspace.';
}

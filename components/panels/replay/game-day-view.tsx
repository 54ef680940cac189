'use client';

import { useStore } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { GameDayIncident, GameDayReport, GameLane } from '@/engine/scenario/game-day/report';
import { practiceOf } from '@/engine/simulator/practices';
import type { LessonSession } from '@/stores/contracts';

/** Where the portfolio looks for it. */
const KEPT_AT = 'portfolio/game-day.json';

export interface GameDayViewProps {
  readonly session: LessonSession;
  readonly report: GameDayReport;
}

/** A game day in full: each incident on the days of the month in both lanes, and what of the project each practice was measured on. */
export function GameDayView({ session, report }: GameDayViewProps) {
  const kept = useStore(session.workspace, ({ files }) => files[KEPT_AT]);
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const text = `${JSON.stringify(report, null, 2)}\n`;
  return (
    <section aria-label="The game day in full" className="flex flex-col gap-5">
      <div>
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h4 className="font-medium text-ink text-sm">Eight incidents, and how long each harmed</h4>
          <span className="flex gap-2">
            <Badge tone="adhoc">Ad hoc</Badge>
            <Badge tone="practice">Your work</Badge>
          </span>
        </div>
        <ul className="flex flex-col gap-3">
          {report.incidents.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} hours={report.days * 24} />
          ))}
        </ul>
        <p className="mt-2 flex justify-between text-ink-muted text-xs" aria-hidden>
          <span>Day 1</span>
          <span>Day {report.days}</span>
        </p>
      </div>
      <div>
        <h4 className="mb-2 font-medium text-ink text-sm">What your lane went by</h4>
        <ul className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
          {report.origins.map(({ section, from, says }) => (
            <li key={section} className="min-w-0">
              <span className="mr-2 font-medium text-ink">{practiceOf(section).label}</span>
              <Badge tone={from === 'own' ? 'practice' : 'adhoc'}>{from === 'own' ? 'yours' : from}</Badge>
              <p className="text-ink-muted text-xs leading-5">{says}</p>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          isDisabled={!canWrite || kept === text}
          onPress={() => session.workspace.getState().edit(KEPT_AT, text)}
        >
          {kept === text ? 'Kept in the project' : 'Keep it in the project'}
        </Button>
        <p className="text-ink-muted text-xs">
          As <code>{KEPT_AT}</code>, which the portfolio shows.
        </p>
      </div>
    </section>
  );
}

const LANES: readonly { readonly lane: GameLane; readonly name: string; readonly fill: string }[] = [
  { lane: 'ad-hoc', name: 'ad hoc', fill: 'hatch-adhoc' },
  { lane: 'practice', name: 'your work', fill: 'solid-practice' },
];

function IncidentRow({ incident, hours }: { readonly incident: GameDayIncident; readonly hours: number }) {
  const { title, hour, outcomes } = incident;
  const place = (at: number) => `${(100 * at) / hours}%`;
  return (
    <li className="grid gap-x-4 gap-y-1 sm:grid-cols-[13rem_1fr]">
      <div className="min-w-0 text-sm">
        <span className="text-ink">{title}</span>
        <span className="block text-ink-muted text-xs">
          {LANES.map(({ lane, name }) => `${name}: ${wordsOf(incident, lane)}`).join('; ')}
        </span>
      </div>
      <div aria-hidden className="relative h-9 rounded bg-sunken">
        <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: place(hour) }} />
        {LANES.map(({ lane, fill }, row) => {
          const { harmedFrom, restored, detected } = outcomes[lane];
          if (harmedFrom === null) return null;
          const end = restored ?? hours;
          return (
            <span key={lane}>
              <span
                className={`absolute h-3 min-w-1 rounded-[2px] ${fill}`}
                style={{ left: place(harmedFrom), width: place(end - harmedFrom), top: row * 16 + 3 }}
              />
              {detected !== null && detected >= harmedFrom && detected <= end ? (
                <span
                  className="absolute h-3 w-0.5 bg-ink"
                  style={{ left: place(detected), top: row * 16 + 3 }}
                />
              ) : null}
            </span>
          );
        })}
      </div>
    </li>
  );
}

function wordsOf({ outcomes }: GameDayIncident, lane: GameLane): string {
  const { state, harmedFrom, restored, detected } = outcomes[lane];
  if (state === 'stopped') return 'stopped before anybody met it';
  if (harmedFrom === null) return 'harmed nobody';
  const seen = detected === null ? 'never noticed' : `noticed after ${Math.max(0, detected - harmedFrom)} h`;
  return `${seen}, ${restored === null ? 'not over' : `over after ${restored - harmedFrom} h`}`;
}

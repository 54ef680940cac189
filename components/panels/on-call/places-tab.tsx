'use client';

import { useState } from 'react';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { hourText } from './words';

const WORDS: Readonly<Record<string, string>> = {
  logs: 'Logs',
  repository: 'Repository',
  registry: 'Registry',
  cluster: 'Cluster',
  calendar: 'Calendar',
  bill: 'Bill',
};

/** Other places that one looks into on call, and what went live lately. */
export function PlacesTab({ view }: { readonly view: ShiftView }) {
  const [place, setPlace] = useState('logs');
  const shows = view.findings.find((one) => one.place === place)?.shows ?? [];
  const releases = view.changes.slice(-8).reverse();
  return (
    <div className="space-y-4 p-3">
      <ToggleGroup
        label="Place"
        options={view.findings.map((one) => ({ id: one.place, label: WORDS[one.place] ?? one.place }))}
        value={place}
        onChange={setPlace}
      />
      <div aria-live="polite" className="text-ink text-sm leading-5">
        {shows.length === 0 ? (
          <p className="text-ink-muted">Nothing out of the ordinary.</p>
        ) : (
          <ul className="list-disc space-y-1 ps-5">
            {shows.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {place === 'repository' || place === 'registry' ? (
        <section aria-label="What went live">
          <h3 className="mb-1 font-medium text-ink text-sm">What went live</h3>
          {releases.length === 0 ? (
            <p className="text-ink-muted text-xs">Nothing since the shift began.</p>
          ) : (
            <ol className="space-y-0.5 text-xs leading-5">
              {releases.map(({ hour, what, text }) => (
                <li key={`${hour}${what}`} className="flex gap-3">
                  <span className="w-32 shrink-0 text-ink-muted tabular-nums">
                    {hourText(view.startMs, hour)}
                  </span>
                  <span className="text-ink">{text}</span>
                </li>
              ))}
            </ol>
          )}
        </section>
      ) : null}
    </div>
  );
}

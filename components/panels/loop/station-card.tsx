'use client';

import { Check, Circle, CircleSlash, Loader, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { StationState } from '@/engine/operations/loop/run-steps';
import type { StationLink, StationView } from '@/engine/operations/loop/stations';
import { STATION_WORDS } from './station-words';

const ICONS: Readonly<Record<StationState, ReactNode>> = {
  waiting: <Circle aria-hidden size={12} />,
  working: <Loader aria-hidden size={12} />,
  passed: <Check aria-hidden size={12} />,
  stopped: <X aria-hidden size={12} />,
  skipped: <CircleSlash aria-hidden size={12} />,
};

export interface StationCardProps {
  readonly number: number;
  readonly station: StationView;
  /** Leads to what a link names; undefined where the lesson has no panel for it. */
  readonly onGo: (to: StationLink) => (() => void) | undefined;
}

/** One station of the loop: how it stands, what it said, and ways to what lies behind it. */
export function StationCard({ number, station: { title, state, says, links }, onGo }: StationCardProps) {
  const { word, tone } = STATION_WORDS[state];
  const ways = links.flatMap((link) => {
    const go = onGo(link.to);
    return go ? [{ label: link.label, go }] : [];
  });
  return (
    <li className="flex min-w-0 flex-col gap-1.5 rounded-lg border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <h3 className="font-medium text-ink text-sm">
          <span className="text-ink-muted tabular-nums">{number}</span> {title}
        </h3>
        <Badge tone={tone} icon={ICONS[state]}>
          {word}
        </Badge>
      </div>
      <p className="break-words text-ink-muted text-sm">{says}</p>
      {ways.length > 0 ? (
        <div className="mt-auto flex flex-wrap gap-1.5 pt-1">
          {ways.map(({ label, go }) => (
            <Button key={label} size="sm" variant="quiet" onPress={go} aria-label={`${label}, of ${title}`}>
              <span className="max-w-44 truncate">{label}</span>
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

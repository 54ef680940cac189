'use client';

import { Badge } from '@/components/ui/badge';
import { type InsightsAnswer, STUCK } from '@/contracts/api/insights';
import { fromNow } from '../data/moment';
import { InsightPart } from './insight-part';

/** Who is stuck now. */
export function StuckPart({ insights: { stuck, now } }: { insights: InsightsAnswer }) {
  return (
    <InsightPart
      title="Stuck now"
      about={`${STUCK.fails} fails or more within ${STUCK.minutes} minutes at one exercise, and no pass since.`}
    >
      {stuck.length === 0 ? (
        <p className="rounded-lg border border-line bg-surface px-4 py-3 text-ink-muted text-sm">
          Nobody is stuck at the moment.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {stuck.map((each) => (
            <li
              key={`${each.memberId} ${each.exercise}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm"
            >
              <span className="font-medium">{each.name}</span>
              <span className="me-auto text-ink-muted">
                {each.exercise.split('/')[0]} {each.title}
              </span>
              <Badge>{each.fails} fails</Badge>
              <span className="text-ink-muted">last {fromNow(each.lastAt, Date.parse(now))}</span>
            </li>
          ))}
        </ul>
      )}
    </InsightPart>
  );
}

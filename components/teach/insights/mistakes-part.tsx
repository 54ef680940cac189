'use client';

import { useState } from 'react';
import { InlineProse } from '@/components/lesson/inline-prose';
import { Button } from '@/components/ui/button';
import type { InsightsAnswer, MistakeInsight } from '@/contracts/api/insights';
import { ExampleDialog } from './example-dialog';
import { InsightPart } from './insight-part';

/** What most people get wrong, by its name, with an example. */
export function MistakesPart({ insights: { mistakes } }: { insights: InsightsAnswer }) {
  const [shown, setShown] = useState<MistakeInsight | null>(null);
  return (
    <InsightPart
      title="Common mistakes"
      about="Mistakes that the lab knows by name, by how many learners made them. What stands there is what each of them was told."
    >
      {mistakes.length === 0 ? (
        <p className="rounded-lg border border-line bg-surface px-4 py-3 text-ink-muted text-sm">
          No known mistake was recognised yet.
        </p>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
          {mistakes.map((each) => (
            <li
              key={`${each.exercise} ${each.check} ${each.mistake}`}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm"
            >
              <span className="w-20 shrink-0 font-semibold tabular-nums">
                {each.people} {each.people === 1 ? 'person' : 'people'}
              </span>
              <div className="min-w-0 flex-1 basis-72">
                <p className="text-ink-muted text-xs">
                  {each.exercise.split('/')[0]} {each.title}: {each.mistake}
                </p>
                <InlineProse text={each.says} className="break-words leading-5" />
              </div>
              {each.example === null ? null : (
                <Button
                  size="sm"
                  aria-label={`An example of ${each.mistake} in ${each.title}`}
                  onPress={() => setShown(each)}
                >
                  An example
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {shown === null ? null : <ExampleDialog mistake={shown} onClose={() => setShown(null)} />}
    </InsightPart>
  );
}

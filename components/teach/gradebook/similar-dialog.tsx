'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { GradebookColumn, SimilarAnswer, SimilarPair } from '@/contracts/api/gradebook';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';
import { SimilarPairView } from './similar-pair-view';

/** Whose work is alike: advice, which a person has to look at. */
export function SimilarDialog({ column, onClose }: { column: GradebookColumn; onClose: () => void }) {
  const { id } = useThisClass();
  const found = useServer<SimilarAnswer>(`${classPath(id)}/assignments/${column.id}/similar`);
  const [pair, setPair] = useState<SimilarPair | null>(null);
  if (pair !== null)
    return <SimilarPairView assignmentId={column.id} pair={pair} onClose={() => setPair(null)} />;
  return (
    <Dialog title={`Alike in ${column.contentId} ${column.title}`} size="lg" isOpen onOpenChange={onClose}>
      <Callout className="mb-4" title="Advice, not a verdict">
        Names, comments and layout are left aside, and so is what the lesson gave out and what many have
        written. Short exercises have few right answers: look at the code, then talk to people.
      </Callout>
      <Loaded of={found} what="what is alike">
        {({ exercises }) => (
          <div className="flex flex-col gap-5">
            {exercises.map(({ exercise, title, compared, pairs }) => (
              <section key={exercise} aria-label={title}>
                <h3 className="font-semibold">{title}</h3>
                <p className="mb-2 text-ink-muted text-xs">
                  {compared < 2
                    ? compared === 0
                      ? 'Nothing was handed in yet.'
                      : 'One person has handed in: there is nothing to compare it with.'
                    : `The last attempts of ${compared} people were compared.`}
                  {compared > 1 && pairs.length === 0 ? ' No two of them are alike beyond chance.' : ''}
                </p>
                <ul className="divide-y divide-line">
                  {pairs.map((each) => (
                    <li
                      key={`${each.a.submissionId} ${each.b.submissionId}`}
                      className="flex flex-wrap items-center gap-3 py-1.5"
                    >
                      <span className="me-auto">
                        {each.a.name} and {each.b.name}
                      </span>
                      <span className="text-ink-muted tabular-nums">
                        {Math.round(each.share * 100)} % of the shorter one, {each.common} places in common
                      </span>
                      <Button
                        size="sm"
                        aria-label={`Compare ${each.a.name} and ${each.b.name}`}
                        onPress={() => setPair(each)}
                      >
                        Compare
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

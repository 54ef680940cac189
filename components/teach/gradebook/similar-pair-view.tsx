'use client';

import { useState } from 'react';
import { DiffLines } from '@/components/panels/timeline/diff-lines';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { SimilarPair, SubmittedAnswer } from '@/contracts/api/gradebook';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';
import { CodeText } from './code-text';

export interface SimilarPairViewProps {
  readonly assignmentId: string;
  readonly pair: SimilarPair;
  readonly onClose: () => void;
}

/** The work of two people, file by file, line by line. */
export function SimilarPairView({ assignmentId, pair: { a, b }, onClose }: SimilarPairViewProps) {
  const { id } = useThisClass();
  const path = (side: SimilarPair['a']) =>
    `${classPath(id)}/assignments/${assignmentId}/people/${side.key}/submissions/${side.submissionId}`;
  const one = useServer<SubmittedAnswer>(path(a));
  const two = useServer<SubmittedAnswer>(path(b));
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<'both' | 'a' | 'b'>('both');
  return (
    <Dialog
      title={`${a.name} (−) and ${b.name} (+)`}
      size="lg"
      isOpen
      onOpenChange={onClose}
      actions={<Button onPress={onClose}>Back to the list</Button>}
    >
      <Loaded of={one} what="the first work">
        {(left) => (
          <Loaded of={two} what="the second work">
            {(right) => {
              const own = [left, right].flatMap(({ files }) =>
                files.filter((file) => !file.isAsGiven && file.text !== null),
              );
              const paths = [...new Set(own.map((file) => file.path))].sort();
              const shown = chosen ?? paths[0];
              if (shown === undefined) return <p>Neither has a file of their own.</p>;
              const text = ({ files }: SubmittedAnswer) =>
                files.find((file) => file.path === shown)?.text ?? null;
              return (
                <>
                  <div className="flex flex-wrap items-end gap-3">
                    <Select
                      label="File"
                      className="min-w-48 flex-1"
                      options={paths.map((each) => ({ id: each, label: each }))}
                      value={shown}
                      onChange={setChosen}
                    />
                    <ToggleGroup
                      label="Shown"
                      size="sm"
                      options={[
                        { id: 'both', label: 'Differences' },
                        { id: 'a', label: a.name },
                        { id: 'b', label: b.name },
                      ]}
                      value={view}
                      onChange={setView}
                    />
                  </div>
                  <div className="mt-3 max-h-[50vh] overflow-auto rounded-md border border-line bg-surface">
                    {view !== 'both' ? (
                      <CodeText text={text(view === 'a' ? left : right)} />
                    ) : text(left) === text(right) ? (
                      <>
                        <p className="border-line border-b px-3 py-2 text-ink-muted text-xs">
                          Both have the same, to the letter.
                        </p>
                        <CodeText text={text(left)} />
                      </>
                    ) : (
                      <DiffLines label={`${shown}, both`} before={text(left)} after={text(right)} />
                    )}
                  </div>
                </>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

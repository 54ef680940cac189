'use client';

import { useState } from 'react';
import { DiffLines } from '@/components/panels/timeline/diff-lines';
import { Select } from '@/components/ui/select';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { SubmittedAnswer, SubmittedFile } from '@/contracts/api/gradebook';
import { Loaded } from '../../data/loaded';
import { useServer } from '../../data/use-server';
import { CodeText } from '../code-text';

type View = 'code' | 'last';

export interface AttemptCodeProps {
  /** Of the cell. */
  readonly path: string;
  readonly attempt: { readonly id: string };
  /** The attempt before at the same exercise; null: there is none to compare with. */
  readonly before: { readonly id: string } | null;
}

/** The files of an attempt, as they are or against the attempt before. */
export function AttemptCode({ path, attempt, before }: AttemptCodeProps) {
  const now = useServer<SubmittedAnswer>(`${path}/submissions/${attempt.id}`);
  const last = useServer<SubmittedAnswer>(before === null ? null : `${path}/submissions/${before.id}`);
  const [view, setView] = useState<View>(before === null ? 'code' : 'last');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded of={now} what="the code">
      {({ files }) => {
        const earlier = last.data?.files ?? [];
        const listed = inOrder(files, view === 'last' ? earlier : null);
        const shown = files.find((file) => file.path === (chosen ?? listed[0]?.path));
        if (shown === undefined) return <p className="text-ink-muted">There are no files in it.</p>;
        return (
          <div className="flex flex-col gap-3">
            <div className="flex flex-wrap items-end gap-3">
              <Select
                label="File"
                className="min-w-48 flex-1"
                options={listed.map((file) => ({
                  id: file.path,
                  label: file.path,
                  description: aboutOf(file),
                }))}
                value={shown.path}
                onChange={setChosen}
              />
              {before === null ? null : (
                <ToggleGroup
                  label="Shown as"
                  size="sm"
                  options={[
                    { id: 'last', label: 'Changes since the last' },
                    { id: 'code', label: 'Whole' },
                  ]}
                  value={view}
                  onChange={setView}
                />
              )}
            </div>
            <div className="max-h-[46vh] overflow-auto rounded-md border border-line bg-surface">
              {shown.text === null ? (
                <p className="p-3 text-ink-muted text-xs">
                  {shown.size} bytes, which are no text to be shown here.
                </p>
              ) : view === 'last' && before !== null ? (
                <Loaded of={last} what="the last attempt">
                  {() => (
                    <DiffLines
                      label={`${shown.path}, changes`}
                      before={earlier.find((file) => file.path === shown.path)?.text ?? null}
                      after={shown.text}
                    />
                  )}
                </Loaded>
              ) : (
                <CodeText text={shown.text} />
              )}
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

/** Files that are the learner's own first, those that changed before all others; null: nothing to compare with. */
function inOrder(
  files: readonly SubmittedFile[],
  earlier: readonly SubmittedFile[] | null,
): readonly SubmittedFile[] {
  const rank = (file: SubmittedFile) => {
    if (file.text === null) return 3;
    if (file.isAsGiven) return 2;
    const before = earlier?.find(({ path }) => path === file.path);
    return earlier !== null && before?.text === file.text ? 1 : 0;
  };
  return files.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function aboutOf({ text, isAsGiven, size }: SubmittedFile): string {
  if (text === null) return `${size} bytes`;
  return isAsGiven ? 'as the lesson gave it out' : `${text.split('\n').length} lines`;
}

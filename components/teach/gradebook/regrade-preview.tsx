'use client';

import { useEffect } from 'react';
import { Table } from '@/components/ui/table';
import type { RegradeLineInfo } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';
import { useMembers } from '../data/class-data';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';

const MOST = 300;

export interface RegradePreviewProps {
  /** Of the regrade. */
  readonly path: string;
  readonly isHidden: boolean;
  readonly isDone: boolean;
}

/** What grading anew would change, the largest changes first. */
export function RegradePreview({ path, isHidden, isDone }: RegradePreviewProps) {
  const { id } = useThisClass();
  const members = useMembers(id).data?.members ?? [];
  const preview = useServer<{ lines: readonly RegradeLineInfo[] }>(path, {
    refreshInterval: isDone ? 0 : 3_000,
  });
  const { mutate } = preview;
  // What was asked for before the last one was graded lacks it.
  useEffect(() => {
    if (isDone) void mutate();
  }, [isDone, mutate]);
  const nameOf = (memberId: string) =>
    isHidden
      ? 'without a name'
      : (members.find((member) => member.id === memberId)?.name ?? 'somebody who left');
  const percent = (score: number | null) => (score === null ? '–' : `${Math.round(score * 100)}\u00a0%`);
  return (
    <Loaded of={preview} what="what would change">
      {({ lines }) => {
        const changed = lines.filter(({ before, after }) => after !== null && after !== before);
        const up = changed.filter(({ before, after }) => (after ?? 0) > (before ?? 0)).length;
        return (
          <>
            <p role="status">
              {changed.length === 0
                ? `Nothing would change${isDone ? '' : ' so far'}.`
                : `${up} better, ${changed.length - up} worse, ${lines.length - changed.length} the same${isDone ? '' : ' so far'}.`}
            </p>
            {changed.length === 0 ? null : (
              <div className="max-h-72 overflow-y-auto rounded-md border border-line">
                <Table
                  caption="Before and after"
                  rows={changed.slice(0, MOST)}
                  rowKey={({ submissionId }) => submissionId}
                  columns={[
                    { id: 'who', label: 'Who', rowHeader: true, cell: ({ memberId }) => nameOf(memberId) },
                    { id: 'exercise', label: 'Exercise', cell: ({ exercise }) => exercise },
                    { id: 'before', label: 'Before', align: 'end', cell: ({ before }) => percent(before) },
                    { id: 'after', label: 'After', align: 'end', cell: ({ after }) => percent(after) },
                    {
                      id: 'change',
                      label: 'Change',
                      cell: ({ before, after }) =>
                        (after ?? 0) > (before ?? 0) ? '↑\u00a0better' : '↓\u00a0worse',
                    },
                  ]}
                />
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

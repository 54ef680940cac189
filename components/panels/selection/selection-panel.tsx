'use client';

import { ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { type Read, readImportance, readSelected } from '@/engine/selection/results';
import type { PanelProps } from '../types';
import { EliminationChart } from './elimination-chart';
import { RankingChart } from './ranking-chart';

const IMPORTANCE = 'out/importance.json';
const SELECTED = 'out/selected.json';

/** What the features are worth, and which were kept: from the files that the learner's script writes. */
export function SelectionPanel({ session }: PanelProps) {
  const importance = useResult(session, IMPORTANCE, readImportance);
  const selected = useResult(session, SELECTED, readSelected);
  if (!importance && !selected) {
    return (
      <EmptyState icon={<ListFilter aria-hidden size={22} />} title="Nothing measured yet">
        A script that writes <code>{IMPORTANCE}</code> fills this panel; <code>{SELECTED}</code> adds the
        curve.
      </EmptyState>
    );
  }
  const chosen = selected && 'value' in selected ? selected.value : null;
  return (
    <div className="flex h-full flex-col gap-5 overflow-y-auto p-3">
      <Problem path={IMPORTANCE} read={importance} />
      <Problem path={SELECTED} read={selected} />
      {importance && 'value' in importance ? (
        <RankingChart importance={importance.value} selected={chosen} />
      ) : null}
      {chosen ? <EliminationChart selected={chosen} /> : null}
    </div>
  );
}

function useResult<Value>(
  session: PanelProps['session'],
  path: string,
  read: (text: string) => Read<Value>,
): Read<Value> | null {
  const content = useStore(session.workspace, (workspace) => workspace.files[path]);
  return useMemo(() => (typeof content === 'string' ? read(content) : null), [content, read]);
}

function Problem({ path, read }: { readonly path: string; readonly read: Read<unknown> | null }) {
  if (!read || 'value' in read) return null;
  return (
    <Callout title={`${path} cannot be shown`}>
      {read.problem}. Mend the script that writes it, and run it again.
    </Callout>
  );
}

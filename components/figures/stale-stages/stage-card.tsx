import { CircleCheck, CircleDashed, Hourglass } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';
import { stateText } from './reason-text';

const SIGNS = {
  fresh: { tone: 'passed', icon: <CircleCheck aria-hidden className="size-3" /> },
  stale: { tone: 'accent', icon: <CircleDashed aria-hidden className="size-3" /> },
  waiting: { tone: 'neutral', icon: <Hourglass aria-hidden className="size-3" /> },
  frozen: { tone: 'neutral', icon: null },
} as const;

interface StageCardProps {
  readonly node: PipelineNode;
  readonly isBusy: boolean;
  readonly onComment: () => void;
}

/** A stage: what it reads and writes, whether it is stale and why, and a way to edit its script. */
export function StageCard({ node, isBusy, onComment }: StageCardProps) {
  const { name, state, deps, params, outs } = node;
  const sign = SIGNS[state];
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <code className="font-semibold">{name}</code>
        <Badge tone={sign.tone} icon={sign.icon}>
          {state}
        </Badge>
      </div>
      <dl className="grid grid-cols-[3.75rem_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs">
        <dt className="text-ink-muted">reads</dt>
        <dd className="break-words font-mono">{[...deps, ...params].join(' ')}</dd>
        <dt className="text-ink-muted">writes</dt>
        <dd className="break-words font-mono">{outs.map(({ path }) => path).join(' ')}</dd>
        <dt className="text-ink-muted">because</dt>
        <dd className="min-h-8 break-words">{stateText(node)}</dd>
      </dl>
      <Button size="sm" isDisabled={isBusy} onPress={onComment} className="mt-auto">
        Comment in {name}.ts
      </Button>
    </li>
  );
}

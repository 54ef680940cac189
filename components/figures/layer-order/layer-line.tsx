import { ArrowDown, ArrowUp } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import type { LineOutcome } from './project';

const OUTCOMES = {
  hit: { tone: 'practice', word: 'cached' },
  miss: { tone: 'adhoc', word: 'built' },
  failed: { tone: 'failed', word: 'failed' },
} as const;

export interface LayerLineProps {
  readonly text: string;
  /** Undefined: not built since something changed. */
  readonly outcome: LineOutcome | undefined;
  /** Undefined: it stays where it is. */
  readonly onMove: { readonly up?: () => void; readonly down?: () => void } | undefined;
}

/** The name of a button that moves a line. */
export const moveLabel = (way: 'Up' | 'Down', text: string): string => `${way}: ${text}`;

/** A line of a Dockerfile: what became of it, why, and ways to move it. */
export function LayerLine({ text, outcome, onMove }: LayerLineProps) {
  const sign = outcome && OUTCOMES[outcome.outcome];
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)_auto] items-start gap-x-3 border-line border-b px-3 py-2 last:border-b-0">
      <span className="pt-1">{sign ? <Badge tone={sign.tone}>{sign.word}</Badge> : null}</span>
      <div className="min-w-0 pt-1">
        <code className="block break-words text-[0.8125rem] leading-5">{text}</code>
        <p className="min-h-5 break-words text-ink-muted text-xs leading-5">
          {outcome && outcome.outcome !== 'hit'
            ? `${outcome.seconds >= 0.05 ? `${outcome.seconds.toFixed(1)} s. ` : ''}${outcome.reason ?? ''}`
            : ''}
        </p>
      </div>
      <span className="flex min-h-8 gap-1">
        {onMove ? (
          <>
            <IconButton size="sm" label={moveLabel('Up', text)} isDisabled={!onMove.up} onPress={onMove.up}>
              <ArrowUp aria-hidden size={14} />
            </IconButton>
            <IconButton
              size="sm"
              label={moveLabel('Down', text)}
              isDisabled={!onMove.down}
              onPress={onMove.down}
            >
              <ArrowDown aria-hidden size={14} />
            </IconButton>
          </>
        ) : null}
      </span>
    </li>
  );
}

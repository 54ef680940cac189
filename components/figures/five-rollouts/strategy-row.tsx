import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import type { PodCount, StrategyMoment } from './strategy-moment';

interface StrategyRowProps {
  readonly label: string;
  readonly moment: StrategyMoment;
  /** The most that any way has harmed at its end: bars are as long as their share of it. */
  readonly most: number;
}

/** One way to release at a moment: its pods, its users, and how many came to harm so far. */
export function StrategyRow({ label, moment, most }: StrategyRowProps) {
  const { before, after, share, isShadow, harmed, words, tone } = moment;
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-line border-b px-3 py-2.5 last:border-b-0 sm:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 sm:block">
        <p className="font-medium text-ink text-sm">{label}</p>
        <Badge tone={tone}>{words}</Badge>
      </div>
      <div className="min-w-0 space-y-1">
        <Pods title="before" count={before} isNew={false} />
        <Pods title="new" count={after} isNew />
      </div>
      <div className="min-w-0 space-y-1 text-xs leading-5">
        <Bar
          label={share === null ? 'nobody is served' : `${share} % on the new one`}
          share={share ?? 0}
          tone="bg-accent"
          note={isShadow ? '+ copies' : ''}
        />
        <Bar
          label={`${harmed.toLocaleString('en-US')} harmed`}
          share={most === 0 ? 0 : (100 * harmed) / most}
          tone="bg-failed"
          note=""
        />
      </div>
    </li>
  );
}

const MOST_TILES = 8;

/** Pods of one version as squares; what is not ready yet is hollow. */
function Pods({
  title,
  count: { ready, all },
  isNew,
}: {
  readonly title: string;
  readonly count: PodCount;
  readonly isNew: boolean;
}) {
  const shown = Math.min(all, MOST_TILES);
  return (
    <p className="flex items-center gap-1.5 text-xs leading-5">
      <span className="w-11 shrink-0 text-ink-muted">{title}</span>
      <span aria-hidden className="flex gap-1">
        {Array.from({ length: shown }, (_, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place
            key={at}
            className={cx(
              'size-3 rounded-[3px] border',
              isNew ? 'border-accent' : 'border-ink-muted',
              at < ready ? (isNew ? 'bg-accent' : 'bg-ink-muted') : 'bg-transparent border-dashed',
            )}
          />
        ))}
      </span>
      <span className="whitespace-nowrap text-ink-muted tabular-nums">
        {all === 0 ? 'none' : `${ready} of ${all}`}
        <span className="sr-only"> pods ready</span>
      </span>
    </p>
  );
}

function Bar({
  label,
  share,
  tone,
  note,
}: {
  readonly label: string;
  readonly share: number;
  readonly tone: string;
  readonly note: string;
}) {
  return (
    <div>
      <p className="flex justify-between gap-2 text-ink tabular-nums">
        <span>{label}</span>
        <span className="shrink-0 text-ink-muted">{note}</span>
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-sm bg-sunken">
        <div className={cx('h-full', tone)} style={{ width: `${Math.min(100, share)}%` }} />
      </div>
    </div>
  );
}

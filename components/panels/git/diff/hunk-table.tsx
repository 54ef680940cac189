import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { DiffHunk } from '@/engine/versioning/git/views/file-diff';
import { linesOf, type MarkedLine, pairsOf } from './diff-rows';

export interface HunkTableProps {
  readonly hunk: DiffHunk;
  /** Which of how many, for those who do not see it. */
  readonly name: string;
  readonly isSplit: boolean;
  /** What can be done with this hunk. */
  readonly actions?: ReactNode;
}

/** One hunk: its place and what can be done with it, then its lines, beside or below each other. */
export function HunkTable({ hunk, name, isSplit, actions }: HunkTableProps) {
  return (
    <section aria-label={name} className="border-line border-b">
      <div className="sticky left-0 flex min-h-9 flex-wrap items-center gap-2 bg-sunken px-2 text-ink-muted">
        <code className="min-w-0 flex-1 truncate">{hunk.header}</code>
        {actions}
      </div>
      <table className={cx('w-full border-collapse font-mono leading-5', isSplit && 'table-fixed')}>
        <caption className="sr-only">{name}</caption>
        {isSplit ? (
          <colgroup>
            <col className="w-10" />
            <col />
            <col className="w-10" />
            <col />
          </colgroup>
        ) : null}
        <tbody>
          {isSplit
            ? pairsOf(hunk).map(({ left, right }) => (
                <tr key={`${left?.before ?? ''}/${right?.after ?? ''}`}>
                  <LineNumber value={left?.before ?? null} line={left} />
                  <Text line={left} isSplit />
                  <LineNumber value={right?.after ?? null} line={right} />
                  <Text line={right} isSplit />
                </tr>
              ))
            : linesOf(hunk).map((line) => (
                <tr key={`${line.before ?? ''}/${line.after ?? ''}`}>
                  <LineNumber value={line.before} line={line} />
                  <LineNumber value={line.after} line={line} />
                  <Text line={line} />
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

const tone = (line: MarkedLine | null) =>
  cx(
    line === null && 'bg-sunken',
    line?.sign === '+' && 'bg-passed-soft',
    line?.sign === '-' && 'bg-failed-soft',
  );

function LineNumber({ value, line }: { readonly value: number | null; readonly line: MarkedLine | null }) {
  return (
    <td
      className={cx(
        'w-10 min-w-10 select-none px-1.5 text-end align-top text-ink-muted tabular-nums',
        tone(line),
      )}
    >
      {value}
    </td>
  );
}

function Text({ line, isSplit }: { readonly line: MarkedLine | null; readonly isSplit?: boolean }) {
  if (line === null) return <td className={tone(null)} />;
  const { sign, pieces, endsBare } = line;
  return (
    <td
      className={cx(
        'pe-2 align-top text-ink',
        isSplit ? 'whitespace-pre-wrap break-all' : 'whitespace-pre',
        tone(line),
      )}
    >
      <span className="inline-block w-4 select-none text-center">
        {sign === '-' ? '−' : sign}
        <span className="sr-only">{sign === '+' ? 'added' : sign === '-' ? 'removed' : ''}</span>
      </span>
      {pieces.map(({ text, isChanged }, at) =>
        isChanged ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
            key={at}
            className={cx(
              'rounded-[2px] underline decoration-1 underline-offset-2',
              sign === '+' ? 'decoration-passed' : 'decoration-failed',
            )}
          >
            {text}
          </span>
        ) : (
          text
        ),
      )}
      {endsBare ? (
        <span className="ms-2 select-none font-sans text-[0.6875rem] text-ink-muted italic">no line end</span>
      ) : null}
    </td>
  );
}

import { useMemo } from 'react';
import { cx } from '@/components/ui/cx';
import { sizeText } from '@/components/workbench/monaco/file-kind';
import type { FileContent } from '@/engine/core/files';
import { type DiffLine, lineDiff } from './line-hunks';

export interface DiffLinesProps {
  readonly label: string;
  readonly before: FileContent | null;
  readonly after: FileContent | null;
}

/** Two versions of a file line by line: a sign before each line says which has it, and its colour says it again. */
export function DiffLines({ label, before, after }: DiffLinesProps) {
  const diff = useMemo(() => lineDiff(before, after), [before, after]);
  if (diff.kind === 'lines')
    return (
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <table className="w-full border-collapse font-mono text-xs leading-5">
          {diff.hunks.map((hunk, index) => (
            <tbody key={`${hunk[0]!.before}/${hunk[0]!.after}`}>
              {index > 0 ? (
                <tr>
                  <td colSpan={4} className="border-line border-y bg-sunken text-center text-ink-faint">
                    <span aria-hidden>⋯</span>
                    <span className="sr-only">Lines that are the same are left out</span>
                  </td>
                </tr>
              ) : null}
              {hunk.map((line) => (
                <Line key={`${line.before}/${line.after}`} line={line} />
              ))}
            </tbody>
          ))}
        </table>
        {diff.cut ? <p className="px-3 py-2 text-ink-muted text-xs">The rest is not shown.</p> : null}
      </section>
    );
  const size = (content: FileContent | null) => (content === null ? 'not there' : sizeText(content));
  const words = {
    same: 'The content is the same.',
    bytes: `These are bytes, not text: ${size(before)} before, ${size(after)} after.`,
    'too-long': `Too long to compare line by line: ${size(before)} before, ${size(after)} after.`,
  };
  return <p className="p-3 text-ink-muted text-xs">{words[diff.kind]}</p>;
}

const NUMBER = 'w-px select-none px-1.5 text-end text-ink-faint tabular-nums';

function Line({ line: { sign, before, after, text } }: { readonly line: DiffLine }) {
  return (
    <tr className={cx(sign === '+' && 'bg-passed-soft', sign === '-' && 'bg-failed-soft')}>
      <td className={NUMBER}>{before}</td>
      <td className={NUMBER}>{after}</td>
      <td className="w-px select-none px-1">
        {sign === '-' ? '−' : sign}
        <span className="sr-only">{sign === '+' ? 'added' : sign === '-' ? 'removed' : ''}</span>
      </td>
      <td className="whitespace-pre pe-3">{text}</td>
    </tr>
  );
}

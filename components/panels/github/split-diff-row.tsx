'use client';

import { cx } from '@/components/ui/cx';
import type { DiffLine } from '@/engine/versioning/forge/views/pull-files';
import { LINE_FILL, LINE_NUMBER, LineSign, type LineSlot, RemarkButton } from './diff-row';
import type { SplitRow } from './split-rows';

/** A line of the old version beside that of the new one. */
export function SplitDiffRow({
  row: { old, now },
  path,
  slot,
}: {
  readonly row: SplitRow;
  readonly path: string;
  readonly slot: LineSlot | undefined;
}) {
  const below = now === null ? null : (slot?.below(now) ?? null);
  return (
    <>
      <tr className="group">
        <Side line={old} number={old?.oldNumber ?? null} />
        <Side line={now} number={now?.newNumber ?? null}>
          <RemarkButton path={path} line={now?.newNumber ?? null} slot={slot} />
        </Side>
      </tr>
      {below === null ? null : (
        <tr>
          <td colSpan={6} className="border-line border-y bg-canvas p-2 font-sans">
            {below}
          </td>
        </tr>
      )}
    </>
  );
}

function Side({
  line,
  number,
  children,
}: {
  readonly line: DiffLine | null;
  readonly number: number | null;
  readonly children?: React.ReactNode;
}) {
  const fill = line === null ? 'bg-sunken' : LINE_FILL[line.kind];
  return (
    <>
      <td className={cx(LINE_NUMBER, 'whitespace-nowrap', fill)}>
        {children} {number}
      </td>
      <td className={cx('select-none px-1 align-top', fill)}>
        {line ? <LineSign kind={line.kind} /> : null}
      </td>
      <td className={cx('whitespace-pre-wrap break-words pe-2 align-top text-ink', fill)}>{line?.text}</td>
    </>
  );
}

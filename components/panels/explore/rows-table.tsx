'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Table } from '@/components/ui/table';
import type { RowPage } from '@/engine/dataset/explore/rows';
import { readable } from '../data/data-view';
import { type NamedPick, rowsText, type Source } from './source';
import { useAnswer } from './use-answer';

const PAGE = 50;

/** Some rows of a table, as they are. */
export function RowsTable({ caption, page }: { readonly caption: string; readonly page: RowPage }) {
  return (
    <Table
      caption={caption}
      captionVisible
      className="max-h-80 overflow-auto font-mono text-xs [&_td]:max-w-60 [&_td]:truncate [&_td]:text-xs"
      rows={page.rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { id: '(row)', label: 'Row', align: 'end', rowHeader: true, cell: ({ row }) => readable(row + 1) },
        ...page.columns.map(({ name, isNumber }, at) => ({
          id: `column-${at}`,
          label: name,
          align: isNumber ? ('end' as const) : ('start' as const),
          cell: ({ cells }: RowPage['rows'][number]) =>
            cells[at] === '' ? <span className="text-ink-faint italic">missing</span> : cells[at],
        })),
      ]}
    />
  );
}

/** The rows of the mark that was chosen. */
export function PickedRows({
  source,
  picked,
  onClose,
}: {
  readonly source: Source;
  readonly picked: NamedPick;
  readonly onClose: () => void;
}) {
  const [pages, setPages] = useState(1);
  const place = useRef<HTMLElement>(null);
  // A mark was chosen: its rows stand under the chart, perhaps out of sight.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const { answer, error } = useAnswer<'rows'>(source, {
    kind: 'rows',
    pick: picked.pick,
    from: 0,
    count: PAGE * pages,
  });
  return (
    <section
      aria-label="Rows of the chosen mark"
      className="flex flex-col gap-2 rounded-lg border border-line p-3"
    >
      <p aria-live="polite" className="flex flex-wrap items-center gap-3 text-ink text-sm">
        <span>
          <span className="font-medium">{picked.label}</span>
          {answer ? `: ${rowsText(answer.total)}` : ''}
        </span>
        <Button size="sm" variant="quiet" onPress={onClose}>
          Close
        </Button>
      </p>
      {error ? <p className="text-failed text-sm">{error}</p> : null}
      {answer ? <RowsTable caption={`Rows: ${picked.label}`} page={answer} /> : null}
      {answer && answer.rows.length < answer.total ? (
        <Button size="sm" className="w-fit" onPress={() => setPages(pages + 4)}>
          More rows ({readable(answer.rows.length)} of {readable(answer.total)} shown)
        </Button>
      ) : null}
    </section>
  );
}

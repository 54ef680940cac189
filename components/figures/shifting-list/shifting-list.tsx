'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { closeFirst, missedRows, type PagingState, readPage, startPaging } from './paging';
import { PagingLane } from './paging-lane';

/** Read page by page and close rows meanwhile: what an offset misses, and a key does not. */
export function ShiftingList() {
  const [offset, setOffset] = useState(startPaging);
  const [key, setKey] = useState(startPaging);
  const isDone = offset.isDone && key.isDone;
  const open = offset.rows.filter(({ isClosed }) => !isClosed).length;
  const read = () => {
    if (!offset.isDone) setOffset(readPage(offset, 'offset'));
    if (!key.isDone) setKey(readPage(key, 'key'));
  };
  const close = () => {
    setOffset(closeFirst(offset));
    setKey(closeFirst(key));
  };
  const restart = () => {
    setOffset(startPaging());
    setKey(startPaging());
  };
  return (
    <figure className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" size="sm" isDisabled={isDone} onPress={read}>
          Read the next page
        </Button>
        <Button size="sm" isDisabled={isDone || open === 0} onPress={close}>
          Close the first open row
        </Button>
        <Button variant="quiet" size="sm" onPress={restart}>
          Start again
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <section className="flex flex-col gap-2">
          <Badge tone="adhoc" className="self-start">
            offset={offset.offset}
          </Badge>
          <PagingLane state={offset} by="offset" label="Rows, paged by offset" />
        </section>
        <section className="flex flex-col gap-2">
          <Badge tone="practice" className="self-start">
            after={key.lastKey === 0 ? 'nothing' : key.lastKey}
          </Badge>
          <PagingLane state={key} by="key" label="Rows, paged by key" />
        </section>
      </div>
      <figcaption aria-live="polite" className="text-ink-muted text-sm">
        {said(offset, key)}
      </figcaption>
    </figure>
  );
}

function said(offset: PagingState, key: PagingState): string {
  if (offset.pages === 0) return 'Nothing has been read yet.';
  const ids = missedRows(offset, 'offset').map(({ id }) => id);
  const byKey = missedRows(key, 'key').length;
  const begin = offset.isDone
    ? 'The list is read.'
    : `${offset.pages} ${offset.pages === 1 ? 'page is' : 'pages are'} read.`;
  if (ids.length === 0) return `${begin} No open row is missed.`;
  return `${begin} By offset, ${ids.length === 1 ? 'row' : 'rows'} ${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} missed, by key ${byKey === 0 ? 'none' : byKey}.`;
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { byteWords } from '@/components/ui/byte-words';
import { Table } from '@/components/ui/table';
import type { ProgressTransfer } from '@/stores/progress-transfer';
import { Setting } from './settings-section';
import type { useTransfer } from './use-transfer';
import { ownerName, roomAdvice } from './words';

type Owners = Awaited<ReturnType<ProgressTransfer['owners']>>;

/** What takes the room, lesson by lesson; asked for, because all of it is read for that. */
export function StorageList({
  run,
  isPending,
}: {
  readonly run: ReturnType<typeof useTransfer>['run'];
  readonly isPending: boolean;
}) {
  const [owners, setOwners] = useState<Owners | null>(null);
  const measure = async () => setOwners((await run('owners', (transfer) => transfer.owners())) ?? null);
  return (
    <div className="flex flex-col gap-3">
      <Setting title="What takes the room" about="By lesson and by project: the files, and their history.">
        <Button isPending={isPending} onPress={() => void measure()}>
          {owners === null ? 'Measure' : 'Measure again'}
        </Button>
      </Setting>
      {owners === null ? null : owners.length === 0 ? (
        <p className="text-ink-muted text-sm">Nothing is stored yet.</p>
      ) : (
        <>
          <Table
            caption="What takes the room"
            rows={owners}
            rowKey={({ kind, id }) => `${kind} ${id}`}
            columns={[
              { id: 'what', label: 'What', rowHeader: true, cell: ownerName },
              { id: 'size', label: 'All of it', align: 'end', cell: ({ size }) => byteWords(size) },
              {
                id: 'history',
                label: 'Of that, history',
                align: 'end',
                cell: ({ history }) => byteWords(history),
              },
            ]}
          />
          <p className="max-w-[62ch] text-ink-muted text-sm leading-5">{roomAdvice(owners)}</p>
        </>
      )}
    </div>
  );
}

'use client';

import { Download } from 'lucide-react';
import { download } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import type { Receipt } from '@/contracts/api/submissions';

/** The signed receipt of something that was handed in, as a file that staff can verify. */
export function ReceiptButtons({ receipt }: { readonly receipt: Receipt }) {
  const save = () =>
    download(
      `receipt-${receipt.exercise.replaceAll('/', '-')}-${receipt.receivedAt.slice(0, 10)}.json`,
      new TextEncoder().encode(JSON.stringify(receipt, null, 2)),
      'application/json',
    );
  return (
    <Button variant="quiet" size="sm" onPress={save}>
      <Download aria-hidden size={14} />
      Receipt
    </Button>
  );
}

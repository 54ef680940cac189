'use client';

import { Database } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { EmptyState } from '@/components/ui/empty-state';
import type { SqlState } from '@/stores/sql-contract';
import type { PanelProps } from '../types';
import { SqlConsole } from './sql-console';

/** PostgreSQL over the CSV files of the workspace: write a query, run it, see its rows. */
export function SqlPanel({ session }: PanelProps) {
  const [store, setStore] = useState<StoreApi<SqlState> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    session.sql().then(
      (opened) => {
        if (!isGone) setStore(opened);
      },
      () => {
        if (!isGone) setFailed(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [session]);
  if (failed) {
    return (
      <EmptyState icon={<Database aria-hidden size={22} />} title="The database did not load">
        Check the connection to the server of the lab, then open this panel again.
      </EmptyState>
    );
  }
  return store ? <SqlConsole session={session} store={store} /> : null;
}

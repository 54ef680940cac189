'use client';

import { Database } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { PanelProps } from '../types';
import { useOpened } from '../use-opened';
import { SqlConsole } from './sql-console';

/** PostgreSQL over the CSV files of the workspace: write a query, run it, see its rows. */
export function SqlPanel({ session }: PanelProps) {
  const store = useOpened(session.sql);
  if (store === 'opening') return null;
  if (store === 'failed') {
    return (
      <EmptyState icon={<Database aria-hidden size={22} />} title="The database did not load">
        Check the connection to the server of the lab, then open this panel again.
      </EmptyState>
    );
  }
  return <SqlConsole session={session} store={store} />;
}

'use client';

import { FileUp, ScanSearch } from 'lucide-react';
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { explorerOf } from '@/stores/explorer';
import type { PanelProps } from '../types';
import { BroughtNews } from './brought-news';
import { TableExplorer } from './table-explorer';

/** The data explorer: any CSV of the workspace, and the learner's own, dragged in. */
export function ExplorePanel({ session }: PanelProps) {
  const explorer = explorerOf(session);
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const data = useStore(session.workspace, (workspace) => workspace.data);
  const { tables, held, bring, openText } = useStore(explorer);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const names = useMemo(() => {
    const texts = { ...data, ...files };
    const paths = Object.keys(texts).filter(
      (path) => path.endsWith('.csv') && typeof texts[path] === 'string',
    );
    return [
      ...Object.keys(held),
      ...paths.sort((a, b) => Number(b.startsWith('out/')) - Number(a.startsWith('out/'))),
    ];
  }, [data, files, held]);
  const name = chosen !== null && names.includes(chosen) ? chosen : names[0];
  const text = name === undefined || name in held ? undefined : (data[name] ?? files[name]);
  useEffect(() => {
    if (name !== undefined && typeof text === 'string') openText(name, text);
  }, [name, text, openText]);

  const take = async (list: FileList | null) => {
    const file = list?.[0];
    if (!file) return;
    const opened = await bring(file);
    if (opened !== null) setChosen(opened);
  };
  const onDrag = (event: DragEvent, over: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(over);
  };
  const table = name === undefined ? undefined : tables[name];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button does the same by keyboard.
    <div
      onDragEnter={(event) => onDrag(event, true)}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) onDrag(event, false);
      }}
      onDrop={(event) => {
        onDrag(event, false);
        void take(event.dataTransfer.files);
      }}
      className={cx('flex h-full min-h-0 flex-col', isOver && 'outline-2 outline-accent -outline-offset-4')}
    >
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1">
        {name === undefined ? null : (
          <Select
            label="Table"
            labelHidden
            size="sm"
            className="w-48"
            options={names.map((option) => ({ id: option, label: option }))}
            value={name}
            onChange={setChosen}
          />
        )}
        {table?.status === 'open' ? (
          <p className="text-ink-muted text-xs tabular-nums">
            {table.info.rowCount.toLocaleString('en-US')} rows, {table.info.columnCount} columns
          </p>
        ) : null}
        <span className="flex-1" />
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="Your own CSV file"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = '';
          }}
        />
        <Button size="sm" onPress={() => input.current?.click()}>
          <FileUp aria-hidden size={14} />
          Open your own CSV
        </Button>
      </div>
      <BroughtNews explorer={explorer} />
      <div className="min-h-0 flex-1 overflow-y-auto px-3 py-3">
        {name === undefined ? (
          <EmptyState icon={<ScanSearch aria-hidden size={22} />} title="No table here yet">
            Drop a CSV file here, or write one under <code>out/</code> with your program.
          </EmptyState>
        ) : table?.status === 'open' ? (
          <TableExplorer
            key={table.handle}
            name={name}
            handle={table.handle}
            info={table.info}
            explorer={explorer}
          />
        ) : table?.status === 'refused' ? (
          <EmptyState icon={<ScanSearch aria-hidden size={22} />} title={`${name} cannot be read as a table`}>
            {table.error.message}
          </EmptyState>
        ) : (
          <p className="flex items-center gap-2 text-ink-muted text-sm">
            <Spinner label="Reading" /> Reading {name}
          </p>
        )}
      </div>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { PipelineParam } from '@/engine/versioning/dvc/views/pipeline-view';

export interface ParamRowProps {
  readonly param: PipelineParam;
  readonly canWrite: boolean;
  /** Writes another value into the file. */
  readonly onSet: (value: string) => void;
  /** Tries another value as an experiment. */
  readonly onTry: (value: string) => void;
}

/** One parameter of a stage: its value to be changed, and what it was when the stage last ran. */
export function ParamRow({ param: { file, key, now, recorded }, canWrite, onSet, onTry }: ParamRowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const value = draft ?? now ?? '';
  const isDraft = draft !== null && draft.trim() !== '' && draft !== now;
  const isChanged = recorded !== undefined && recorded !== now;
  return (
    <form
      className="flex flex-wrap items-center gap-x-2 gap-y-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDraft) onSet(value.trim());
        setDraft(null);
      }}
    >
      <label className="flex min-w-0 items-center gap-2">
        <span className="truncate font-mono text-ink text-xs" title={`${key} in ${file}`}>
          {key}
        </span>
        <input
          value={value}
          readOnly={!canWrite || now === undefined}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
          }}
          className="h-7 w-28 rounded-md border border-line-strong bg-surface px-2 font-mono text-ink text-xs read-only:bg-sunken"
        />
      </label>
      {isDraft ? (
        <span className="flex gap-1">
          <Button type="submit" size="sm" variant="primary">
            Set
          </Button>
          <Button
            size="sm"
            onPress={() => {
              onTry(value.trim());
              setDraft(null);
            }}
          >
            Try as experiment
          </Button>
        </span>
      ) : (
        <span className="text-ink-muted text-xs">
          {now === undefined ? `not in ${file}` : isChanged ? `was ${recorded}` : file}
        </span>
      )}
    </form>
  );
}

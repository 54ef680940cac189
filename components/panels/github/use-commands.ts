import { useCallback, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '@/engine/core/errors';
import type { LabState } from '@/stores/lab-contract';
import type { Opened } from '../use-opened';

/** A command that the panel ran, and what it said. */
export interface RanCommand {
  readonly line: string;
  /** Null: it runs. */
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs the panel's commands one at a time and keeps the last one. */
export function useCommands(lab: Opened<LabState>) {
  const [last, setLast] = useState<RanCommand | null>(null);
  const run = useCallback(
    async (line: string): Promise<string | null> => {
      if (typeof lab === 'string') return null;
      setLast({ line, exitCode: null, output: '' });
      try {
        const { exitCode, stdout, stderr } = await (lab as StoreApi<LabState>).getState().runCommand(line);
        setLast({ line, exitCode, output: (exitCode === 0 ? stdout + stderr : stderr || stdout).trim() });
        return exitCode === 0 ? stdout : null;
      } catch (thrown) {
        setLast({ line, exitCode: 1, output: messageOf(thrown) });
        return null;
      }
    },
    [lab],
  );
  return { last, run, isBusy: last?.exitCode === null, forget: () => setLast(null) };
}

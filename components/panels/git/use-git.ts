import { useCallback, useMemo, useRef, useState } from 'react';
import type { StoreApi } from 'zustand';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';

/** A command that the panel ran, and what came of it. */
export interface GitAnswer {
  /** Counts the commands of this panel. */
  readonly number: number;
  readonly line: string;
  /** Undefined: it still runs. */
  readonly exitCode?: number;
  /** What it printed, both streams. */
  readonly text: string;
}

/** How a panel acts. */
export interface Git {
  /** The last command; null: none yet. */
  readonly answer: GitAnswer | null;
  readonly isBusy: boolean;
  /** Runs a line. What it prints is shown below the panel. */
  readonly run: (line: string) => Promise<GitAnswer>;
  /** As `run`, and offers to take back what it did to the files. */
  readonly runUndoably: (line: string, title: string) => Promise<GitAnswer>;
}

/** Runs commands of git for a panel, one after the other, and keeps the last answer. */
export function useGit(session: LessonSession, lab: StoreApi<LabState>): Git {
  const [answer, setAnswer] = useState<GitAnswer | null>(null);
  const count = useRef(0);

  const run = useCallback(
    async (line: string) => {
      const number = ++count.current;
      setAnswer({ number, line, text: '' });
      let done: GitAnswer;
      try {
        const { exitCode, stdout, stderr } = await lab.getState().runCommand(line);
        done = { number, line, exitCode, text: (stdout + stderr).replace(/\r/g, '\n').trimEnd() };
      } catch (thrown) {
        done = { number, line, exitCode: 1, text: messageOf(thrown) };
      }
      setAnswer((last) => (last?.number === number ? done : last));
      return done;
    },
    [lab],
  );

  const runUndoably = useCallback(
    async (line: string, title: string) => {
      const before = session.workspace.getState().files;
      const done = await run(line);
      const after = session.workspace.getState().files;
      if (done.exitCode !== 0 || before === after) return done;
      const undo = () => {
        const { files, undo: undoStep, restore } = session.workspace.getState();
        if (files === after) undoStep();
        else restore(before, `Undo: ${title}`);
      };
      showToast({ title, action: { label: 'Undo', run: undo }, timeout: UNDO_TOAST_MS });
      return done;
    },
    [session, run],
  );

  const isBusy = answer !== null && answer.exitCode === undefined;
  return useMemo(() => ({ answer, isBusy, run, runUndoably }), [answer, isBusy, run, runUndoably]);
}

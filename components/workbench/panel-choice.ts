import type { RunView } from '@/stores/contracts';

/** What of a run decides which panel is worth seeing. */
export interface RunMoment {
  readonly runId: string;
  readonly outcome: RunView['outcome'];
  readonly isTests: boolean;
  readonly hasEpochs: boolean;
  readonly hasTests: boolean;
}

/**
 * Reduces a run to what decides; cheap, asked for every batch of events. A run of the terminal decides nothing: whoever
 * typed it is where its output appears.
 */
export function momentOf(run: RunView | null): RunMoment | null {
  if (!run || run.isOfTerminal) return null;
  return {
    runId: run.runId,
    outcome: run.outcome,
    isTests: run.program.kind === 'tests',
    hasEpochs: run.epochs.length > 0,
    hasTests: run.tests.length > 0,
  };
}

/**
 * The panel to bring forward when a run goes from one moment to the next, or null to leave things as they are: the
 * console for a start or an error, the curves with the first epoch, the tests with the first result.
 */
export function panelForRun(before: RunMoment | null, now: RunMoment | null): string | null {
  if (!now) return null;
  const fresh = before?.runId !== now.runId;
  if (fresh && now.outcome !== 'running') return null;
  if (fresh) return now.isTests ? 'tests' : 'console';
  if (now.hasTests && !before.hasTests) return 'tests';
  if (now.hasEpochs && !before.hasEpochs) return 'training';
  const failed = now.outcome === 'failed' || now.outcome === 'memory' || now.outcome === 'deadline';
  if (before.outcome === 'running' && failed && !now.hasTests) return 'console';
  return null;
}

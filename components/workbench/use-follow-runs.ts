import { useEffect } from 'react';
import { endOfRunText } from '@/components/panels/console/run-words';
import { momentOf, panelForRun } from './panel-choice';
import type { WorkbenchValue } from './workbench-context';

/** Brings the panel forward that a run makes worth seeing, and announces its end, once. Renders nothing. */
export function useFollowRuns({ session, layout, panels, announce }: WorkbenchValue): void {
  useEffect(() => {
    let before = momentOf(session.runs.getState().current);
    return session.runs.subscribe(({ current }) => {
      const now = momentOf(current);
      const panel = panelForRun(before, now);
      const ended =
        before?.runId === now?.runId && before?.outcome === 'running' && now?.outcome !== 'running';
      before = now;
      if (panel !== null && panels.some((one) => one.id === panel)) layout.getState().showPanel(panel);
      if (ended && current) announce(endOfRunText(current));
    });
  }, [session, layout, panels, announce]);
}

import { useEffect } from 'react';
import { useTools } from '@/components/workbench/workbench-context';
import type { RunPage } from '@/engine/ci/views/run-page';
import { showAnnotations } from './show-annotations';

/**
 * Shows the remarks of a run at their lines in the editor, for as long as nobody has edited the file since: then the lines
 * may be others. They stay when the panel is left; another run's take their place.
 */
export function useEditorAnnotations({ run, annotations }: RunPage): void {
  const tools = useTools((state) => state);
  const shown = JSON.stringify(annotations);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the remarks are compared by what they say
  useEffect(() => {
    if (tools.status === 'ready')
      showAnnotations(tools.monaco, tools.models, `${run.workflow} #${run.number}`, annotations);
  }, [tools.status, run.id, run.attempt, shown]);
}

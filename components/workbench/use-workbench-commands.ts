import { useEffect } from 'react';
import { DIFF_LABELS } from '@/components/panels/diff/baselines';
import { focusTerminal } from '@/components/panels/terminal/focus-request';
import { type Command, registerCommands } from '@/components/shell/commands';
import { cycleDiff, resetFiles, runDefault, runOpenFile, runTests, save, stepPanel } from './actions';
import { beginExport, beginImport } from './archive/carry-project';
import { isTreeShown } from './layout-store';
import { focusRegion, type RegionId, regionName } from './regions';
import type { WorkbenchValue } from './workbench-context';

/** Puts what the workbench can do into the command palette while it is shown. It listens for its keys by itself. */
export function useWorkbenchCommands(bench: WorkbenchValue): void {
  useEffect(() => {
    const { session, layout, panels, root, announce } = bench;
    const command = (id: string, title: string, run: () => void, shortcut?: string): Command => ({
      id: `workbench.${id}`,
      title,
      group: 'Workbench',
      run,
      shortcut,
    });
    const focus = (region: RegionId) => () => {
      // The palette gives the focus back when it closes; only then can it be moved.
      setTimeout(() => {
        if (region === 'tree') layout.getState().showTree(true);
        requestAnimationFrame(() => focusRegion(region, root.current) && announce(regionName(region)));
      }, 50);
    };
    return registerCommands([
      command('run', 'Run the usual script', () => runDefault(bench), 'Mod+Enter'),
      command('run-file', 'Run the open file', () => runOpenFile(bench)),
      command('run-tests', 'Run the tests', () => runTests(bench)),
      command('stop', 'Stop the run', () => session.runs.getState().stop()),
      command('save', 'Save now', () => save(bench), 'Mod+S'),
      command('undo', 'Undo the last step of the files', () => {
        const { undo, undoLabel } = session.workspace.getState();
        if (undoLabel !== undefined) undo();
      }),
      command('redo', 'Redo the step that was undone', () => {
        const { redo, redoLabel } = session.workspace.getState();
        if (redoLabel !== undefined) redo();
      }),
      command('diff', 'Show the next comparison', () => cycleDiff(bench, DIFF_LABELS), 'Alt+D'),
      command('reset', 'Reset all files to the start', () => resetFiles(bench)),
      command('reset-file', 'Reset the open file to the start', () => {
        const { active } = session.editor.getState();
        if (active !== null) resetFiles(bench, [active]);
      }),
      command('export', 'Export the project as a zip', () => void beginExport(session)),
      command('import', 'Import a project from a zip', () => beginImport(session)),
      command('next-panel', 'Next panel', () => stepPanel(bench, 1)),
      command('previous-panel', 'Previous panel', () => stepPanel(bench, -1)),
      ...panels.map((panel) =>
        command(`panel.${panel.id}`, `Show the ${panel.title.toLowerCase()} panel`, () =>
          layout.getState().showPanel(panel.id),
        ),
      ),
      command('toggle-files', 'Show or hide the files', () =>
        layout.getState().showTree(!isTreeShown(layout.getState())),
      ),
      {
        ...command('terminal', 'Go to the terminal', () => {
          layout.getState().showPanel('terminal');
          // As above: the palette gives the focus back first.
          setTimeout(focusTerminal, 50);
        }),
        shortcut: 'Ctrl+`',
        listen: true,
      },
      command('focus-editor', 'Go to the editor', focus('editor')),
      command('focus-tree', 'Go to the files', focus('tree')),
      command('focus-panel', 'Go to the panel', focus('dock')),
      command('focus-lesson', 'Go to the lesson text', focus('lesson'), 'F6'),
    ]);
  }, [bench]);
}

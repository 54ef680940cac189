import { nextDiff } from '@/components/panels/diff/baselines';
import { terminalOf } from '@/components/panels/terminal/terminals';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import { shellQuote } from '@/engine/shell/quote';
import type { RunView } from '@/stores/contracts';
import { defaultScript, isRunnable, needsShell, npmScripts } from './scripts';
import { doUndoably } from './undoable';
import type { WorkbenchValue } from './workbench-context';

type Bench = Pick<WorkbenchValue, 'session' | 'layout' | 'announce' | 'panels'>;

function report(title: string): (thrown: unknown) => void {
  return (thrown) => showToast({ title, description: messageOf(thrown), tone: 'failed' });
}

function started(run: Promise<RunView>): void {
  run.catch(report('The run did not start'));
}

/** Runs an npm script and remembers it as what Run means in this lesson. */
export function runScript({ session, layout }: Bench, script: string): void {
  layout.getState().setLastScript(session.bundle.slug, script);
  if (needsShell(session.workspace.getState().files, script)) {
    typeInTerminal({ session, layout }, `npm run ${shellQuote(script)}`);
    return;
  }
  started(session.runs.getState().runScript(script));
}

/** Types a line in the terminal and runs it there. */
function typeInTerminal({ session, layout }: Pick<Bench, 'session' | 'layout'>, line: string): void {
  layout.getState().showPanel('terminal');
  terminalOf(session).then(
    ({ controller }) => controller.input(`${line}\r`),
    report('The terminal did not open'),
  );
}

/** Runs the open file, like `node <path>`. */
export function runOpenFile({ session }: Bench): void {
  const { active } = session.editor.getState();
  if (isRunnable(active)) started(session.runs.getState().runFile(active));
}

/** What Ctrl+Enter does: the default script, or the open file where there is no script. */
export function runDefault(bench: Bench): void {
  const { session, layout } = bench;
  if (session.runs.getState().busy) return;
  const { scripts, problem } = npmScripts(session.workspace.getState().files);
  const script = defaultScript(scripts, layout.getState().lastScript[session.bundle.slug]);
  if (script !== null) runScript(bench, script);
  else if (isRunnable(session.editor.getState().active)) runOpenFile(bench);
  else showToast({ title: 'Nothing to run', description: problem });
}

/** Runs the tests: the `test` script where there is one, else the open test file. */
export function runTests(bench: Bench): void {
  const { scripts } = npmScripts(bench.session.workspace.getState().files);
  if (scripts.some((script) => script.name === 'test')) {
    started(bench.session.runs.getState().runScript('test'));
    return;
  }
  const { active } = bench.session.editor.getState();
  if (active?.endsWith('.test.ts')) runOpenFile(bench);
  else
    showToast({
      title: 'No tests to run',
      description: 'Add a "test" script to package.json, or open a test file.',
    });
}

/** Waits until everything typed is on disk and says so. */
export function save({ session, announce }: Bench): void {
  session.workspace
    .getState()
    .flush()
    .then(() => announce('Saved'), report('Not saved'));
}

/** Puts one file, or all, back to the start of the lesson. */
export function resetFiles({ session }: Bench, paths?: readonly string[]): void {
  const title = paths?.length === 1 ? `${paths[0]} is back at the start` : 'All files are back at the start';
  doUndoably(session.workspace, title, () => session.workspace.getState().reset(paths));
}

/** Shows the next comparison and says which. */
export function cycleDiff({ session, announce }: Bench, names: Readonly<Record<string, string>>): void {
  const { diff, showDiff } = session.editor.getState();
  const next = nextDiff(diff);
  showDiff(next);
  announce(names[next] ?? next);
}

/** Shows the panel after or before the one that is shown. */
export function stepPanel({ layout, panels, announce }: Bench, step: 1 | -1): void {
  const { panel, showPanel } = layout.getState();
  const at = Math.max(
    panels.findIndex((one) => one.id === panel),
    0,
  );
  const next = panels[(at + step + panels.length) % panels.length];
  if (!next) return;
  showPanel(next.id);
  announce(`${next.title} panel`);
}

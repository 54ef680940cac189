import type { StoreApi } from 'zustand';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { PipelineState } from './pipeline-state';
import { beginLog, endLog, feedLog, withRuns } from './run-log';

/** What the panel does, by the commands that one types in the terminal. */
export interface PipelineActions {
  /** Runs a line in the folder of the project, its output stage by stage as it comes. */
  run(line: string): Promise<void>;
  /** The same for a line whose answer is what it prints: the view of runs comes to the front. */
  show(line: string): Promise<void>;
  /** Writes a parameter into its file, as typing it there would. */
  setParam(file: string, key: string, value: string): Promise<void>;
  /** Ctrl-C. */
  stop(): void;
}

const WORKSPACE = '/workspace';
/** Output is shown this often, in milliseconds, however fast it comes. */
const SHOW_MS = 60;

/** The actions over a lab; what comes of them is shown by `state`. */
export function pipelineActions(
  { workspace }: Pick<LessonSession, 'workspace'>,
  lab: StoreApi<LabState>,
  state: StoreApi<PipelineState>,
): PipelineActions {
  const update = (change: (log: NonNullable<PipelineState['log']>) => PipelineState['log']) =>
    state.setState((before) => (before.log === null ? {} : { log: change(before.log) }));
  const end = (exitCode: number) =>
    state.setState(({ log, lastRuns }) => {
      if (log === null) return {};
      const ended = endLog(log, exitCode, Date.now());
      return { log: ended, lastRuns: withRuns(lastRuns, ended) };
    });
  const run: PipelineActions['run'] = async (line) => {
    if (state.getState().log?.exitCode === null) return;
    state.setState({ log: beginLog(line, Date.now()), isSeen: false, failure: null });
    let waiting: { text: string; readonly at: number }[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      const pieces = waiting;
      waiting = [];
      if (pieces.length > 0)
        update((log) => pieces.reduce((all, { text, at }) => feedLog(all, text, at), log));
    };
    try {
      const { folder } = lab.getState().prompt;
      const exitCode = await lab
        .getState()
        .runLine(folder === WORKSPACE ? line : `(cd ${WORKSPACE} && ${line})`, (_stream, text) => {
          const at = Date.now();
          const last = waiting.at(-1);
          if (last?.at === at) last.text += text;
          else waiting.push({ text, at });
          timer ??= setTimeout(show, SHOW_MS);
        });
      show();
      end(exitCode);
    } catch (thrown) {
      show();
      end(1);
      state.setState({ failure: messageOf(thrown) });
    }
  };
  return {
    run,
    show: (line) => {
      state.setState({ tab: 'log' });
      return run(line);
    },
    setParam: async (file, key, value) => {
      state.setState({ failure: null });
      try {
        const edit = await lab.getState().ask('dvc.param-edit', { change: `${file}:${key}=${value}` });
        if (edit?.path.startsWith(`${WORKSPACE}/`))
          workspace.getState().edit(edit.path.slice(WORKSPACE.length + 1), edit.text);
      } catch (thrown) {
        state.setState({ failure: messageOf(thrown) });
      }
    },
    stop: () => lab.getState().interrupt(),
  };
}

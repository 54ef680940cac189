import type { StoreApi } from 'zustand';
import { messageOf } from '@/engine/core/errors';
import { shellLine } from '@/engine/shell/quote';
import type { LabState } from '@/stores/lab-contract';
import type { ImagesState } from './images-state';

/** What the panel does, by the commands that a terminal would. */
export interface DockerActions {
  /** Builds a Dockerfile under a name, its log as it comes. */
  build(path: string, name: string, options?: { readonly isWithoutCache?: boolean }): Promise<void>;
  /** Runs another command of docker: `stop web`. */
  docker(words: string): Promise<void>;
  /** Ctrl-C. */
  stop(): void;
}

/** The actions over a lab; what they print and what goes wrong is shown by `state`. */
export function dockerActions(lab: StoreApi<LabState>, state: StoreApi<ImagesState>): DockerActions {
  return {
    build: async (path, name, { isWithoutCache = false } = {}) => {
      state.setState({ log: '', failure: null, view: 'build' });
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
      const line = shellLine([
        'docker',
        'build',
        '-t',
        name,
        ...(isWithoutCache ? ['--no-cache'] : []),
        '-f',
        `/workspace/${path}`,
        `/workspace/${folder}`,
      ]);
      try {
        await lab.getState().runLine(line, (_stream, text) => {
          state.setState((before) => ({ log: (before.log ?? '') + text }));
        });
      } catch (thrown) {
        state.setState({ failure: messageOf(thrown) });
      }
      // From here on the log is that of the build that is kept.
      state.setState({ log: null });
    },
    docker: async (words) => {
      state.setState({ failure: null });
      try {
        const { exitCode, stderr } = await lab.getState().runCommand(`docker ${words}`);
        if (exitCode !== 0)
          state.setState({ failure: stderr.trim() || `docker ${words} ended with ${exitCode}` });
      } catch (thrown) {
        state.setState({ failure: messageOf(thrown) });
      }
    },
    stop: () => lab.getState().interrupt(),
  };
}

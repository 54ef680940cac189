import type { FileSystem } from '../../core/file-system';
import { actionsFolder, readJsonFile, writeFile } from '../store/run-store';

/** What the engine remembers of a repository beside its runs. */
export interface EngineState {
  /** The number of the last event of the forge that was taken. */
  readonly lastEvent: number;
  /** Up to when schedules have been looked at; 0: never. */
  readonly scheduledUntil: number;
  /** How many runs each workflow has had, by path. */
  readonly numbers: Readonly<Record<string, number>>;
  /** How many runs there have been. */
  readonly runs: number;
}

const FRESH: EngineState = { lastEvent: 0, scheduledUntil: 0, numbers: {}, runs: 0 };
const pathOf = (repository: string) => `${actionsFolder(repository)}/state.json`;

export const readEngineState = (fs: FileSystem, repository: string): EngineState => ({
  ...FRESH,
  ...readJsonFile<Partial<EngineState>>(fs, pathOf(repository)),
});

export const writeEngineState = (fs: FileSystem, repository: string, state: EngineState): void =>
  writeFile(fs, pathOf(repository), `${JSON.stringify(state)}\n`);

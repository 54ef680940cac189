import type { FileSystem } from '../../core/file-system';
import { actionsFolder, writeFile } from './run-store';

/** A line of a log. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The number of the step, from 1. */
  readonly step: number;
  /** As the runner writes it: `##[group]Run npm test`. */
  readonly text: string;
}

const pathOf = (repository: string, run: number, job: number) =>
  `${actionsFolder(repository)}/logs/${run}/${job}.log`;

/** Adds lines to the log of a job. */
export function appendLog(
  fs: FileSystem,
  repository: string,
  place: { readonly run: number; readonly job: number },
  lines: readonly LogLine[],
): void {
  if (lines.length === 0) return;
  const path = pathOf(repository, place.run, place.job);
  const before = fs.isFile(path) ? fs.readText(path) : '';
  writeFile(fs, path, before + lines.map(({ at, step, text }) => `${at} ${step} ${text}\n`).join(''));
}

/** The log of a job; [] when it has none. */
export function readLog(fs: FileSystem, repository: string, run: number, job: number): LogLine[] {
  const path = pathOf(repository, run, job);
  if (!fs.isFile(path)) return [];
  return fs
    .readText(path)
    .split('\n')
    .flatMap((line) => {
      const match = /^(\d+) (\d+) (.*)$/s.exec(line);
      return match === null ? [] : [{ at: Number(match[1]), step: Number(match[2]), text: match[3]! }];
    });
}

/** Forgets the logs of a run. */
export const removeLogs = (fs: FileSystem, repository: string, run: number): void =>
  fs.remove(`${actionsFolder(repository)}/logs/${run}`);

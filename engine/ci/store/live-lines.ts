import type { FileSystem } from '../../core/file-system';
import type { LogLine } from './log-store';
import type { RunEvent } from './run-events';

/** What happens while the engine works, for whoever watches. */
export type CiNews =
  | { readonly type: 'event'; readonly run: number; readonly event: RunEvent }
  | { readonly type: 'line'; readonly run: number; readonly job: number; readonly line: LogLine };

/** Lines of steps that are at work, by job: they are in no file yet. */
const live = new WeakMap<FileSystem, Map<number, LogLine[]>>();

/** Keeps the lines of steps at work; what has ended is in the log. */
export function noteLive(fs: FileSystem, news: CiNews): void {
  let jobs = live.get(fs);
  if (jobs === undefined) {
    jobs = new Map();
    live.set(fs, jobs);
  }
  if (news.type === 'line') {
    const lines = jobs.get(news.job) ?? [];
    lines.push(news.line);
    jobs.set(news.job, lines);
  } else if (news.event.type === 'finished') jobs.clear();
}

/** The lines of a job that are not in its log yet: those of steps that the log does not know. */
export function liveLines(fs: FileSystem, job: number, logged: readonly LogLine[]): readonly LogLine[] {
  const known = new Set(logged.map(({ step }) => step));
  return (live.get(fs)?.get(job) ?? []).filter(({ step }) => !known.has(step));
}

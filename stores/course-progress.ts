import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LessonProgress } from '../contracts/stored-records';
import { type ErrorRecord, messageOf, StagecraftError } from '../engine/core/errors';
import type { CourseStorage } from '../runtime/storage/course-storage';

/** Where the learner stands in the whole course: for the course map and "continue". */
export interface CourseProgressState {
  /** False until the stored progress was read. */
  readonly ready: boolean;
  /** By lesson slug; a lesson that was never opened is missing. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson that was visited last; its `place` says where in it. */
  readonly lastVisited: LessonProgress | null;
  readonly failure?: ErrorRecord;
  refresh(): Promise<void>;
}

/** The course progress store with its end. */
export interface CourseProgress {
  readonly store: StoreApi<CourseProgressState>;
  dispose(): void;
}

/** News from other tabs that some lesson's progress changed. */
export interface ProgressNews {
  subscribe(listener: () => void): () => void;
}

/** Makes the store of progress over all lessons; it reads at once and follows every tab. */
export function createCourseProgress(
  storage: Pick<CourseStorage, 'progress'>,
  news: ProgressNews,
): CourseProgress {
  let latest = 0;
  const refresh = async () => {
    const request = ++latest;
    try {
      const records = await storage.progress();
      if (request !== latest) return;
      const lastVisited = records.reduce<LessonProgress | null>(
        (last, record) => (last === null || record.lastVisitedAt > last.lastVisitedAt ? record : last),
        null,
      );
      store.setState({
        ready: true,
        lessons: Object.fromEntries(records.map((record) => [record.slug, record])),
        lastVisited,
        failure: undefined,
      });
    } catch (error) {
      const failure =
        error instanceof StagecraftError
          ? error.toJSON()
          : { name: 'Error', code: 'unexpected', message: messageOf(error) };
      store.setState({ ready: true, failure });
    }
  };
  const store = createStore<CourseProgressState>(() => ({
    ready: false,
    lessons: {},
    lastVisited: null,
    refresh,
  }));
  const unsubscribe = news.subscribe(() => void refresh());
  void refresh();
  return { store, dispose: unsubscribe };
}

/** News by a BroadcastChannel of the course. */
export function channelNews(course: string): ProgressNews {
  return {
    subscribe: (listener) => {
      if (typeof BroadcastChannel === 'undefined') return () => {};
      const channel = new BroadcastChannel(channelName(course));
      channel.addEventListener('message', listener);
      return () => channel.close();
    },
  };
}

/** Tells every tab, this one too, that some lesson's progress changed. */
export function announceProgress(course: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName(course));
  channel.postMessage('progress');
  channel.close();
}

function channelName(course: string): string {
  return `stagecraft:${course}`;
}

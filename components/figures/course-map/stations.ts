import type { PlannedModule } from '@/content/course';
import type { LessonLink } from '@/content/lesson-links';

/** Where a reader stands with a lesson. */
export type StationState = 'to-come' | 'ready' | 'started' | 'done';

/** A lesson on the map. */
export interface Station {
  readonly id: string;
  readonly moduleId: string;
  readonly title: string;
  readonly about: string;
  /** Absent: the lesson does not exist yet. */
  readonly slug?: string;
  readonly minutes?: number;
}

/** A module on the map, with its stations in the order of the course. */
export interface MapModule {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly stations: readonly Station[];
}

/** The plan of the course joined with the lessons that exist. */
export function mapModules(
  course: readonly PlannedModule[],
  ready: readonly LessonLink[],
): readonly MapModule[] {
  const links = new Map(ready.map((link) => [link.id, link]));
  return course.map(({ id, title, about, lessons }) => ({
    id,
    title,
    about,
    stations: lessons.map((lesson) => ({
      id: lesson.id,
      moduleId: id,
      title: lesson.title,
      about: lesson.about,
      slug: links.get(lesson.id)?.slug,
      minutes: links.get(lesson.id)?.minutes,
    })),
  }));
}

/** The word of a state, everywhere. */
export const STATE_WORD: Readonly<Record<StationState, string>> = {
  'to-come': 'to come',
  ready: 'ready',
  started: 'started',
  done: 'done',
};

/** What is known of a reader's progress, by slug. */
export type ProgressBySlug = Readonly<Record<string, 'not-started' | 'started' | 'done'>>;

/** The state of a station for this reader. */
export function stationState(station: Station, progress: ProgressBySlug): StationState {
  if (!station.slug) return 'to-come';
  const known = progress[station.slug];
  return known === 'started' || known === 'done' ? known : 'ready';
}

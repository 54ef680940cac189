import { describe, expect, it } from 'vitest';
import { selects } from '../engine/workspace/overlays';
import { lessonLinks } from './lesson-links';
import { loadLesson } from './load-lesson';

const links = lessonLinks();
const lessons = new Map(links.map(({ id, slug }) => [id, loadLesson(slug).bundle]));

describe('a lesson that continues another', () => {
  it.each(
    [...lessons].filter(([, bundle]) => bundle.definition.continues).map(([id, bundle]) => ({ id, bundle })),
  )('$id begins with what the reference of the one before ends with', ({ bundle }) => {
    const { from, carries } = bundle.definition.continues!;
    const before = lessons.get(from)!;
    const carried = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).filter(([path]) => selects(carries, path)));
    const end = carried({ ...before.start, ...before.solution });
    expect(Object.keys(end)).not.toEqual([]);
    expect(carried(bundle.start)).toEqual(end);
  });
});

import { describe, expect, it } from 'vitest';
import { loadLesson } from './load-lesson';
import { createLesson } from './new-lesson';
import { FixtureLesson } from './testing/fixture-lesson';

describe('createLesson', () => {
  const asked = {
    moduleFolder: '02-what-breaks',
    lessonFolder: '04-pipelines',
    title: '“Pipelines”: a # start',
  };

  it('makes a lesson that loads, with its own id and title', () => {
    const { root } = new FixtureLesson();
    const slug = createLesson({ ...asked, root });
    expect(loadLesson(slug, root).bundle.definition).toMatchObject({ id: '2.4', title: asked.title });
  });

  it.each([
    [{ moduleFolder: '09-nowhere' }, 'no module 09-nowhere'],
    [{ lessonFolder: 'pipelines' }, 'no name for a lesson'],
    [{ lessonFolder: '44-pipelines' }, 'no lesson 2.44'],
    [{ title: ' ' }, 'needs a title'],
  ])('refuses %j', (wrong, reason) => {
    const { root } = new FixtureLesson();
    expect(() => createLesson({ ...asked, ...wrong, root })).toThrow(reason);
  });

  it('writes over nothing', () => {
    const { root } = new FixtureLesson();
    createLesson({ ...asked, root });
    expect(() => createLesson({ ...asked, root })).toThrow('there already');
  });
});

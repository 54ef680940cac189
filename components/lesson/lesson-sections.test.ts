import { describe, expect, it } from 'vitest';
import { currentSection, lessonSections } from './lesson-sections';

describe('the sections of a lesson', () => {
  it('are its headings of the second level, and its sources where there are any', () => {
    const headings = [
      { depth: 2, id: 'hook', text: 'Hook' },
      { depth: 3, id: 'detail', text: 'Detail' },
    ];
    expect(lessonSections(headings, false)).toEqual([{ id: 'hook', title: 'Hook' }]);
    expect(lessonSections(headings, true).at(-1)).toEqual({ id: 'sources', title: 'Sources' });
  });

  it('finds the one that is read: the last whose heading has passed the line', () => {
    expect(currentSection([-900, -20, 640], 200)).toBe(1);
    expect(currentSection([300, 700], 200)).toBe(0);
    expect(currentSection([-900, null, -10], 200)).toBe(2);
    expect(currentSection([], 200)).toBe(-1);
  });
});

import type { Heading } from '@/content/compile-mdx';

/** A section of the lesson, for the outline and the palette. */
export interface LessonSection {
  readonly id: string;
  readonly title: string;
}

/** The sections of the lesson: its headings of the second level, and its sources. */
export function lessonSections(headings: readonly Heading[], hasSources: boolean): LessonSection[] {
  const sections = headings
    .filter((heading) => heading.depth === 2)
    .map((heading) => ({ id: heading.id, title: heading.text }));
  return hasSources ? [...sections, { id: 'sources', title: 'Sources' }] : sections;
}

/** The section that is read: the last whose heading is above `line`, else the first. -1: there is none. */
export function currentSection(tops: readonly (number | null)[], line: number): number {
  let current = tops.length > 0 ? 0 : -1;
  tops.forEach((top, index) => {
    if (top !== null && top <= line) current = index;
  });
  return current;
}

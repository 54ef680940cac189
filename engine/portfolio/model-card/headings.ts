import { fencedLines } from './regions';
import type { CardSection } from './sections';

/** A heading of a Markdown text. */
export interface Heading {
  /** From 0. */
  readonly line: number;
  readonly level: number;
  readonly title: string;
}

/** The headings of a text that begin with `#`, outside of code. */
export function findHeadings(lines: readonly string[]): readonly Heading[] {
  const isFenced = fencedLines(lines);
  return lines.flatMap((text, line) => {
    const found = isFenced[line] ? null : /^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(text);
    return found ? [{ line, level: found[1]!.length, title: found[2]! }] : [];
  });
}

/** The heading of a section; the title of the whole is any of the first level. */
export function headingOf(headings: readonly Heading[], { level, title }: CardSection): Heading | undefined {
  return headings.find(
    (heading) =>
      heading.level === level && (level === 1 || heading.title.toLowerCase() === title.toLowerCase()),
  );
}

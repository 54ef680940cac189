import type { GradeBasis } from '../core/trust';

/** Grades as they are taken out of the lab. */
export interface GradesTable {
  readonly columns: readonly GradesColumn[];
  readonly people: readonly GradesPerson[];
}

export interface GradesColumn {
  readonly title: string;
  readonly contentId: string;
  readonly points: number;
}

export interface GradesPerson {
  readonly name: string;
  readonly studentId: string | null;
  readonly email: string | null;
  readonly username: string | null;
  readonly section: string | null;
  /** In the order of the columns: points, null for none, or that it is excused. */
  readonly cells: readonly (number | null | 'excused')[];
  /** What those points rest on, in the same order; null: nothing counts. */
  readonly trusts: readonly (GradeBasis | null)[];
}

/** The grades of one piece of work alone. @param index of its column; -1: all of them */
export function onlyColumn({ columns, people }: GradesTable, index: number): GradesTable {
  if (index < 0) return { columns, people };
  const only = <T>(list: readonly T[]) => list.slice(index, index + 1);
  return {
    columns: only(columns),
    people: people.map((person) => ({
      ...person,
      cells: only(person.cells),
      trusts: only(person.trusts),
    })),
  };
}

/** Points with two decimals at most, as they are written. */
export const pointsText = (points: number): string => String(Math.round(points * 100) / 100);

/** The name as first and last name, for programs that want two: the last word is the last name. */
export function splitName(name: string): readonly [first: string, last: string] {
  const words = name.trim().split(/\s+/);
  return words.length < 2 ? ['', words[0] ?? ''] : [words.slice(0, -1).join(' '), words.at(-1)!];
}

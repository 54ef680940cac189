import { lessonsRoot } from './lesson-folder';
import { type LessonLink, lessonHead } from './lesson-links';
import { findPlanned } from './list-lessons';

/** Something that a lesson leaves undone, and the lesson that pays it back. */
export interface Debt {
  readonly id: string;
  /** Markdown. */
  readonly says: string;
  readonly from: Pick<LessonLink, 'id' | 'title'>;
  /** `slug` is absent while that lesson is still to come. */
  readonly paidIn: { readonly id: string; readonly title: string; readonly slug?: string };
}

/** The debts of these lessons, in their order. For Node only. */
export function collectDebts(links: readonly LessonLink[], root = lessonsRoot()): readonly Debt[] {
  return links.flatMap(({ id, title, slug }) => {
    const { debts } = lessonHead(slug, root);
    return (Array.isArray(debts) ? debts : []).map((debt) => ({
      id: debt.id,
      says: debt.says,
      from: { id, title },
      paidIn: {
        id: debt.paidIn,
        title: findPlanned(debt.paidIn)?.lesson.title ?? '',
        slug: links.find((link) => link.id === debt.paidIn)?.slug,
      },
    }));
  });
}

import type { RecallDefinition, WorkBundle } from '../content/lesson-schema';
import type { Clock } from '../engine/core/clock';
import type { CourseStorage } from '../runtime/storage/course-storage';

/** A question of an earlier lesson that was answered wrong and has not been answered right since. */
export interface MissedQuestion {
  readonly slug: string;
  /** "1.6 Model training" */
  readonly lesson: string;
  readonly question: RecallDefinition;
}

/** What is stored of an answer: see `LearningState.recall`. */
interface StoredAnswer {
  readonly optionId: string;
  readonly right: boolean;
  readonly at: number;
}

/** A later answer lies beside the first one, which stays what it was. */
const later = (questionId: string) => `again:${questionId}`;

export interface MissedRecallDeps {
  readonly storage: Pick<CourseStorage, 'lesson'>;
  readonly clock: Clock;
  /** Loads the bundle of a lesson; asked only for lessons in which something was missed. */
  readonly loadBundle: (slug: string) => Promise<Pick<WorkBundle, 'definition'>>;
}

/**
 * The missed questions of `slugs`, at most `most`, those missed longest ago first: the older a gap, the more it is due.
 * A question that its lesson no longer has is left out.
 */
export async function findMissedRecall(
  { storage, loadBundle }: MissedRecallDeps,
  slugs: readonly string[],
  most: number,
): Promise<readonly MissedQuestion[]> {
  const perLesson = await Promise.all(
    slugs.map(async (slug) => {
      const { recall } = await storage.lesson(slug).loadDocuments();
      const answers = recall as Readonly<Record<string, StoredAnswer>>;
      return Object.entries(answers)
        .filter(([id, answer]) => !answer.right && !id.startsWith(later('')) && !answers[later(id)]?.right)
        .map(([id, answer]) => ({ slug, id, at: answers[later(id)]?.at ?? answer.at }));
    }),
  );
  const due = perLesson
    .flat()
    .sort((a, b) => a.at - b.at)
    .slice(0, most);
  const found = await Promise.all(
    due.map(async ({ slug, id }): Promise<MissedQuestion[]> => {
      const { definition } = await loadBundle(slug);
      const question = definition.recall.find((one) => one.id === id);
      return question ? [{ slug, lesson: `${definition.id} ${definition.title}`, question }] : [];
    }),
  );
  return found.flat();
}

/** Stores the answer to a question that came back; right: it does not come back again. */
export async function answerMissedRecall(
  { storage, clock }: Pick<MissedRecallDeps, 'storage' | 'clock'>,
  { slug, question }: MissedQuestion,
  optionId: string,
): Promise<void> {
  const right = question.options.find((option) => option.id === optionId)?.right ?? false;
  const answer: StoredAnswer = { optionId, right, at: clock.now() };
  await storage.lesson(slug).saveDocument('recall', later(question.id), answer);
}

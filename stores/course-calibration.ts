import { type Calibration, calibrationOf, type Judgement } from '../engine/learning/calibration';
import type { CourseStorage } from '../runtime/storage/course-storage';
import type { LearningState } from './contracts';

/** The calibration of a learner over the whole course: predictions, questions, and both together. */
export interface CourseCalibration {
  readonly predictions: Calibration;
  readonly recall: Calibration;
  readonly all: Calibration;
}

/**
 * Reads every answer that was given with a confidence. Predictions whose run has not come yet do not count; of a
 * question, the first answer counts.
 */
export async function readCalibration(
  storage: Pick<CourseStorage, 'lesson' | 'progress'>,
): Promise<CourseCalibration> {
  const lessons = await storage.progress();
  const documents = await Promise.all(lessons.map(({ slug }) => storage.lesson(slug).loadDocuments()));
  const predictions = documents.flatMap(({ prediction }): Judgement[] =>
    Object.values(prediction as LearningState['predictions']).flatMap(({ confidence, happened, optionId }) =>
      happened === undefined ? [] : [{ confidence, right: happened === optionId }],
    ),
  );
  const recall = documents.flatMap(({ recall: answers }): Judgement[] =>
    Object.values(answers as LearningState['recall']).flatMap(({ confidence, right }) =>
      confidence === undefined ? [] : [{ confidence, right }],
    ),
  );
  return {
    predictions: calibrationOf(predictions),
    recall: calibrationOf(recall),
    all: calibrationOf([...predictions, ...recall]),
  };
}

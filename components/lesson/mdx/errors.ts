import { StagecraftError } from '@/engine/core/errors';

/** Lesson text names something that lesson.yaml or the glossary does not have. */
export class MissingReferenceError extends StagecraftError<'missing-reference'> {
  constructor(component: string, id: string, known: readonly string[]) {
    super(
      'missing-reference',
      `The lesson text has <${component} id="${id}">, but there is no such id. There are: ${known.join(', ') || 'none'}.`,
      { component, id },
    );
  }
}

import type { ServiceContext } from '../../engine/core/lab-service';

/** What a question is answered from: the file system as it is between two commands, time, chance. It only reads. */
export type QuestionContext = ServiceContext;

/**
 * A question that a panel asks of the lab's worker. Input and answer cross to the worker and back, so they are what a
 * structured clone carries. It throws a StagecraftError where there is no answer.
 */
export type Question<Input, Answer> = (context: QuestionContext, input: Input) => Answer | Promise<Answer>;

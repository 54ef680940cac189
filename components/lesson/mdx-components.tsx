import type { MDXComponents } from 'mdx/types';
import type { FunctionComponent } from 'react';
import {
  type BoundLesson,
  DebtListInText,
  DebtsInText,
  DecideInText,
  ExerciseInText,
  ExperimentInText,
  FigureInText,
  type LessonText,
  PredictInText,
  RecallInText,
  ReplayInText,
  SourceInText,
  TermInText,
} from './mdx/in-text';
import { KeyIdea, Note } from './mdx/note';
import { proseElements } from './mdx/prose-elements';
import { RealTool } from './mdx/real-tool';

/**
 * The components that lesson text may use, bound to one lesson. They run on the server: ids are resolved there, and the
 * parts that one operates get plain props. An id that lesson.yaml does not have throws MissingReferenceError.
 */
export function lessonComponents(text: LessonText): MDXComponents {
  const lesson: BoundLesson = { ...text, placed: new Map() };
  return {
    ...proseElements,
    Figure: FigureInText,
    Experiment: bind(lesson, ExperimentInText),
    Predict: bind(lesson, PredictInText),
    Decide: bind(lesson, DecideInText),
    Debts: bind(lesson, DebtsInText),
    DebtList: bind(lesson, DebtListInText),
    Exercise: bind(lesson, ExerciseInText),
    Replay: bind(lesson, ReplayInText),
    Recall: bind(lesson, RecallInText),
    Term: bind(lesson, TermInText),
    Source: bind(lesson, SourceInText),
    RealTool,
    Note,
    KeyIdea,
  };
}

/** A component of lesson text with its lesson given. */
function bind<Props extends object>(
  lesson: BoundLesson,
  component: FunctionComponent<Props & { readonly lesson: BoundLesson }>,
): FunctionComponent<Props> {
  return (props) => component({ ...props, lesson });
}

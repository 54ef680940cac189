import type { RecallDefinition } from '@/content/lesson-schema';
import type { RecallQuestion } from '../recall-island';
import { MarkdownLine } from './markdown';

/** The questions of a lesson with their Markdown rendered on the server. */
export function recallQuestions(questions: readonly RecallDefinition[]): RecallQuestion[] {
  return questions.map((question) => ({
    id: question.id,
    ask: <MarkdownLine text={question.ask} />,
    options: question.options.map((option) => ({
      id: option.id,
      label: <MarkdownLine text={option.label} />,
      right: option.right,
      because: <MarkdownLine text={option.because} />,
    })),
  }));
}

import type { AnswerOf } from '@/runtime/lab/questions';

/** How the card stands, in a sentence or two. */
export function cardWords({ hasCard, model, findings }: AnswerOf<'portfolio.overview'>): string {
  const of =
    model === null
      ? ''
      : ` of ${model.model}${model.version === null ? '' : `, version ${model.version.version}`}`;
  if (!hasCard)
    return `What the registry, the run and the data say${of} is written for you; what only you know, you write below it. What you wrote is never overwritten.`;
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (findings.length === 0) return `The card${of} says all that it should.`;
  const better = findings.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'thing is' : 'things are'} missing`] : []),
    ...(better > 0 ? [`${better} could be better`] : []),
  ];
  return `The card${of}: ${parts.join(', ')}.`;
}

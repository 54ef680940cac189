import type { Calibration } from '@/engine/learning/calibration';

/** Fewer answers than this say nothing about a person. */
const ENOUGH = 10;
/** Percentage points that may lie between said and was before it is called a lean. */
const CLOSE = 5;

/** What one's answers say, in a sentence or two. */
export function verdictOn({ answers, said, was }: Calibration): string {
  if (said === null || was === null) return 'You have given no answer yet.';
  const figures = `You said ${said.toFixed(0)} % on average and were right ${was.toFixed(0)} % of the time, over ${answers} ${answers === 1 ? 'answer' : 'answers'}.`;
  if (answers < ENOUGH) return `${figures} That is too few to tell a habit from luck.`;
  const lean = said - was;
  if (Math.abs(lean) <= CLOSE) return `${figures} Your confidence can be believed.`;
  return lean > 0
    ? `${figures} You are surer than you are right: ask what would have to be so for you to be wrong.`
    : `${figures} You know more than you trust yourself with.`;
}

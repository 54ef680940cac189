import { GitFailure } from './failure';

/** Ends a command that was called with the wrong number of operands. @param usage lines without `usage: git `. */
export function usageFailure(usage: string): GitFailure {
  const [first = '', ...more] = usage.split('\n');
  const lines = [`usage: git ${first}`, ...more.map((line) => `   or: git ${line}`)];
  return new GitFailure(`${lines.join('\n')}\n`, 129);
}

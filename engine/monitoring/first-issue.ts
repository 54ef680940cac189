import type { z } from 'zod';

/** The first thing that is wrong with a file: where it is, and what is wrong. */
export function firstIssue({ issues }: z.ZodError): string {
  const issue = issues[0]!;
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
  return `${issue.path.join('.') || 'the file'}: ${(inner ?? issue).message}`;
}

'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { LabAnswer } from '../use-lab-answer';
import { useForge } from './forge-context';

export interface AnsweredProps<Answer> {
  readonly state: LabAnswer<Answer>;
  /** What is being read: "the branch". */
  readonly what: string;
  readonly children: (answer: Answer) => ReactNode;
}

/** Shows an answer once it is there; until then that it is being read, or why it cannot be. */
export function Answered<Answer>({ state: { answer, error }, what, children }: AnsweredProps<Answer>) {
  const { go } = useForge();
  if (error)
    return (
      <Callout tone="failed" role="alert" title={`Cannot read ${what}`} className="m-3">
        <p>{error.message}</p>
        <Button size="sm" className="mt-2" onPress={() => go({ view: 'home' })}>
          All repositories
        </Button>
      </Callout>
    );
  if (answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading {what}
      </p>
    );
  return children(answer);
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import type { WaitingReview } from '@/engine/ci/views/run-page';
import { useActions } from './actions-context';
import { reviewLine } from './commands';

export interface ReviewBoxProps {
  readonly run: number;
  readonly review: WaitingReview;
}

/** What a run waits for: the decision of a reviewer, or a time. */
export function ReviewBox({ run, review: { environment, reviewers, jobs, waitsFor } }: ReviewBoxProps) {
  const { at, login, run: command, isBusy } = useActions();
  const [comment, setComment] = useState('');
  const isAsked = reviewers.some((one) => one.toLowerCase() === login.toLowerCase());
  const decide = (isApproved: boolean) =>
    void command(reviewLine(at, run, { environment, isApproved, comment }));
  return (
    <Callout tone="adhoc" title={`${jobs.join(', ')} waits for ${environment}`}>
      <p>{waitsFor}</p>
      {isAsked ? (
        <div className="mt-2 flex flex-wrap items-end gap-2">
          <TextField
            label={`Comment on the deployment to ${environment}`}
            value={comment}
            onChange={setComment}
            className="min-w-56 flex-1"
          />
          <Button variant="primary" isDisabled={isBusy} onPress={() => decide(true)}>
            Approve
          </Button>
          <Button isDisabled={isBusy} onPress={() => decide(false)}>
            Reject
          </Button>
        </div>
      ) : null}
    </Callout>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { AttemptInfo } from '@/contracts/api/gradebook';
import { useThisClass } from '../../class-context';
import { inZone } from '../../data/moment';
import { AttemptCode } from './attempt-code';
import { CheckList } from './check-list';

/** Longer than this a browser's clock and the server's say different things. */
const APART_MS = 5 * 60_000;

export interface AttemptViewProps {
  /** Of the cell. */
  readonly path: string;
  readonly attempt: AttemptInfo;
  /** The attempt before at the same exercise. */
  readonly before: AttemptInfo | null;
}

/** One attempt: what the checks found, and the code with its difference from the last. */
export function AttemptView({ path, attempt, before }: AttemptViewProps) {
  const { timeZone } = useThisClass();
  const [isCodeShown, setCodeShown] = useState(false);
  const isApart = Math.abs(Date.parse(attempt.receivedAt) - Date.parse(attempt.clientAt)) > APART_MS;
  return (
    <div className="flex flex-col gap-4">
      {isApart ? (
        <p className="text-ink-muted text-xs">
          Made at {inZone(attempt.clientAt, timeZone)} by the learner's own clock, and arrived at{' '}
          {inZone(attempt.receivedAt, timeZone)}: perhaps made offline. Dates go by the arrival; extend if you
          accept it.
        </p>
      ) : null}
      {attempt.result === null ? (
        <p className="text-ink-muted">It waits to be graded.</p>
      ) : (
        <CheckList parts={attempt.result.parts} />
      )}
      {isCodeShown ? (
        <AttemptCode path={path} attempt={attempt} before={before} />
      ) : (
        <Button className="self-start" size="sm" onPress={() => setCodeShown(true)}>
          Show the code
        </Button>
      )}
    </div>
  );
}

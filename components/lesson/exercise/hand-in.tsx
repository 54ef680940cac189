'use client';

import Link from 'next/link';
import { useCallback, useState } from 'react';
import { ReceiptButtons } from '@/components/classes/receipt-buttons';
import { GradingBadge } from '@/components/classes/submission-line';
import { useAssigned, useHandIns } from '@/components/classes/use-assigned';
import { useServerNow } from '@/components/classes/use-server-now';
import { attemptsLeft, latenessWords, submissionsOf, waitsUntil } from '@/components/classes/work-state';
import { useKeeping } from '@/components/shell/use-keeping';
import { buttonClass } from '@/components/ui/button-class';
import type { StoredHandIn } from '@/contracts/stored-sync';
import { messageOf } from '@/engine/core/errors';
import { signedIn } from '@/stores/account/signed-in';
import type { LessonSession } from '@/stores/contracts';
import { type AssignedWork, workOfExercise } from '@/stores/sync/assigned';
import { handIn } from '@/stores/sync/hand-in';
import { useSession } from '../session-context';
import { softDisabled } from '../soft-disabled';

/** Handing in an exercise that is assigned: the button, and how what was handed in stands. Nothing where it is not assigned. */
export function HandIn({
  session,
  exerciseId,
}: {
  readonly session: LessonSession;
  readonly exerciseId: string;
}) {
  const { assigned, refresh } = useAssigned();
  const exercise = `${session.bundle.definition.id}/${exerciseId}`;
  const changed = useCallback(refresh, [refresh]);
  const handIns = useHandIns(changed);
  const now = useServerNow();
  if (assigned === undefined) return null;
  const works = workOfExercise(assigned, exercise);
  return (
    <>
      {works.map((one) => (
        <HandInWork
          key={one.work.id}
          session={session}
          exercise={exercise}
          assignedWork={one}
          isNamed={works.length > 1}
          isOld={assigned.isOld}
          now={Math.max(assigned.at, now)}
          own={handIns.filter(
            (handIn) => handIn.assignmentId === one.work.id && handIn.exercise === exercise,
          )}
          onHandedIn={refresh}
        />
      ))}
    </>
  );
}

interface HandInWorkProps {
  readonly session: LessonSession;
  readonly exercise: string;
  readonly assignedWork: AssignedWork;
  /** Says for which class it is: there are several. */
  readonly isNamed: boolean;
  readonly isOld: boolean;
  readonly now: number;
  /** From this browser, the newest first. */
  readonly own: readonly StoredHandIn[];
  readonly onHandedIn: () => void;
}

function HandInWork(props: HandInWorkProps) {
  const { session, exercise, assignedWork, isNamed, own, onHandedIn } = props;
  const { work, class: of } = assignedWork;
  const isInMemory = useKeeping().kind === 'in-memory';
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const checking = useSession(session, 'grading', (grading) => grading.checking !== null);
  // The server may have it although its answer was lost.
  const isThere = (id: string) => work.submissions.some(({ receipt }) => receipt.id === id);
  const waiting = own.filter(({ state, id }) => state === 'waiting' && !isThere(id));
  const reason = isBusy ? null : reasonAgainst(props, waiting.length, checking);
  const reasonId = `hand-in-${work.id}-${exercise}`.replaceAll(/[^\w-]/g, '-');

  const send = async () => {
    const userId = signedIn()?.userId;
    if (userId === undefined) return;
    setBusy(true);
    setFailure(null);
    try {
      // What was typed a moment ago is part of it; where it cannot be saved, it is in memory.
      await session.workspace
        .getState()
        .flush()
        .catch(() => undefined);
      await handIn({
        userId,
        classId: of.id,
        assignmentId: work.id,
        exercise,
        bundle: session.bundle,
        files: session.workspace.getState().files,
      });
      onHandedIn();
    } catch (error) {
      setFailure(messageOf(error));
    }
    setBusy(false);
  };

  return (
    <section
      aria-label={`Handing in for ${of.name}`}
      className="rounded-lg border border-line bg-sunken/60 px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button
          type="button"
          className={buttonClass('secondary')}
          {...softDisabled(isBusy || reason !== null, () => void send(), reason ? reasonId : undefined)}
        >
          {isBusy
            ? 'Handing in…'
            : work.submissions.some(({ receipt }) => receipt.exercise === exercise)
              ? 'Hand in again'
              : 'Hand in'}
        </button>
        <p id={reasonId} className="min-w-0 flex-1 basis-52 text-ink-muted text-sm leading-5">
          {reason ?? (isNamed ? `For ${of.name}, ${work.title}.` : <Advice {...props} />)}
        </p>
        <Link
          href={`/class/${of.id}`}
          prefetch={false}
          className="text-accent text-sm underline underline-offset-2"
        >
          {of.name}
        </Link>
      </div>
      {failure ? (
        <p role="alert" className="mt-2 text-failed text-sm">
          ✗ It was not handed in: {failure}
        </p>
      ) : null}
      <div role="status" className="empty:hidden">
        {waiting.length > 0 ? (
          <p className="mt-2 text-sm leading-5">
            Kept in this {isInMemory ? 'page' : 'browser'} since {timeWords(waiting[0]!.clientAt)}, and handed
            in as soon as the server can be reached.{' '}
            {isInMemory ? 'Keep this page open until then.' : 'You can close this page.'}
          </p>
        ) : null}
        <LastHandIn {...props} />
      </div>
    </section>
  );
}

function reasonAgainst(
  { assignedWork: { work }, exercise, now }: HandInWorkProps,
  waiting: number,
  checking: boolean,
) {
  if (checking) return 'A check is running; hand in when it is done.';
  if (waiting > 0) return 'What you handed in is on its way.';
  if (work.opensAt !== null && now < Date.parse(work.opensAt)) return 'This has not opened yet.';
  if (attemptsLeft(work, exercise) === 0) return 'All attempts for this were used.';
  return null;
}

/** What one should know before pressing it. */
function Advice({ session, exercise, assignedWork: { work }, isOld, now }: HandInWorkProps) {
  const last = useSession(
    session,
    'grading',
    (grading) => grading.attempts[exercise.split('/')[1] ?? '']?.[0],
  );
  const left = attemptsLeft(work, exercise);
  const until = waitsUntil(work, exercise, now);
  const words = [
    isOld ? 'The server cannot be reached: it is kept here and sent later.' : null,
    work.closesAt !== null && now >= Date.parse(work.closesAt)
      ? 'It has closed: what you hand in is kept, and counts only if your instructor lets it.'
      : null,
    until === null ? null : `The next attempt is taken from ${timeWords(until)} on.`,
    left === 1 ? 'This is your last attempt.' : null,
    last?.report.outcome === 'passed' ? null : 'It has not passed on this device yet.',
  ].filter((text) => text !== null);
  return (
    <>{words.length === 0 ? 'Checked on this device. The server checks it once more.' : words.join(' ')}</>
  );
}

/** The last one that arrived or was refused: when, how late, and what the server found. */
function LastHandIn({ assignedWork: { work }, exercise, own }: HandInWorkProps) {
  const arrived = submissionsOf(work, exercise)[0];
  const refused = own[0]?.state === 'refused' ? own[0] : undefined;
  if (refused && (!arrived || refused.clientAt > Date.parse(arrived.receipt.receivedAt)))
    return <p className="mt-2 text-failed text-sm leading-5">✗ It was not taken: {refused.refusal}</p>;
  if (!arrived) return null;
  const parts = arrived.grading.parts?.filter(({ outcome }) => outcome === 'failed') ?? [];
  return (
    <div className="mt-2 text-sm leading-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          Handed in at {timeWords(Date.parse(arrived.receipt.receivedAt))}, {latenessWords(arrived)}
        </span>
        <GradingBadge grading={arrived.grading} />
        <ReceiptButtons receipt={arrived.receipt} />
      </div>
      {parts.length > 0 ? (
        <ul className="mt-1 space-y-1">
          {parts.map(({ id, label, mistake, expected, seen }) => (
            <li key={id}>
              <span className="text-failed">✗ {label}.</span>{' '}
              <span className="text-ink-muted">
                {mistake?.says ?? `Expected ${expected}; seen: ${seen}.`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function timeWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

'use client';

import { cx } from '@/components/ui/cx';
import type { ProgramError } from '@/engine/core/code-runner';
import type { LessonSession } from '@/stores/contracts';
import { linkify } from '../console/linkify';
import { LocationButton } from '../location-button';
import { expectedActual, markLines } from './failure';

/** Why a test failed: its message, both sides of the assertion, and where it was thrown. */
export function FailureDetail({
  error,
  session,
  indent,
}: {
  readonly error: ProgramError;
  readonly session: LessonSession;
  readonly indent: number;
}) {
  const sides = expectedActual(error);
  const { files } = session.workspace.getState();
  const frames = error.stack
    .split('\n')
    .filter((line) => /^\s*at /.test(line))
    .slice(0, 4);
  return (
    <div className="py-1 pr-3 text-xs" style={{ paddingLeft: indent }}>
      <p className="whitespace-pre-wrap break-words font-mono text-failed">
        {error.name}: {error.message}
      </p>
      {sides ? (
        <dl className="my-1.5 grid grid-cols-2 gap-px overflow-hidden rounded border border-line bg-line">
          <Side title="Expected" text={sides.expected} other={sides.actual} mark="bg-passed-soft" />
          <Side title="Got" text={sides.actual} other={sides.expected} mark="bg-failed-soft" />
        </dl>
      ) : null}
      {frames.map((line) => (
        <p key={line} className="font-mono text-ink-muted leading-5">
          {linkify(line.trim(), (path) => Object.hasOwn(files, path)).map((piece) =>
            piece.location ? (
              <LocationButton
                key={piece.text}
                session={session}
                location={piece.location}
                text={piece.text}
              />
            ) : (
              piece.text
            ),
          )}
        </p>
      ))}
    </div>
  );
}

function Side({
  title,
  text,
  other,
  mark,
}: {
  readonly title: string;
  readonly text: string;
  readonly other: string;
  readonly mark: string;
}) {
  return (
    <div className="min-w-0 bg-surface">
      <dt className="border-line border-b bg-sunken px-2 py-0.5 text-ink-muted">{title}</dt>
      <dd className="max-h-48 overflow-auto py-1 font-mono">
        {markLines(text, other).map((line, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
            key={index}
            className={cx('whitespace-pre-wrap break-words px-2', line.differs && mark)}
          >
            {line.text || ' '}
          </div>
        ))}
      </dd>
    </div>
  );
}

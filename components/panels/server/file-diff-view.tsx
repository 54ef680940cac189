import { diffLines } from 'diff';
import { cx } from '@/components/ui/cx';
import type { FileContent } from '@/engine/core/files';

/** Longer files are not compared line by line: a model is one line of numbers. */
const LONGEST = 40_000;
/** Unchanged lines shown around a change. */
const AROUND = 2;

/** How the file on the server differs from the workspace's, line by line: a sign before each line says which has it. */
export function FileDiffView({
  path,
  server,
  workspace,
}: {
  readonly path: string;
  readonly server: FileContent | undefined;
  readonly workspace: FileContent | undefined;
}) {
  if (typeof server !== 'string' || typeof workspace !== 'string') return <p>These are no text files.</p>;
  if (server.length + workspace.length > LONGEST)
    return (
      <p className="text-ink-muted">
        {path} has {server.length.toLocaleString('en-US')} characters on the server and{' '}
        {workspace.length.toLocaleString('en-US')} here: too many to compare line by line.
      </p>
    );
  const lines = diffLines(server, workspace).flatMap((part) => {
    const sign = part.added ? '+' : part.removed ? '−' : ' ';
    return part.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ sign, text: text.slice(0, 240) }));
  });
  const numbered = lines.map((line, number) => ({ ...line, number }));
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ sign }) => sign !== ' '),
  );
  return (
    <section aria-label={`${path}: server against workspace`} className="overflow-x-auto">
      <p className="mb-1 text-ink-muted">− is on the server, + is in the workspace</p>
      <pre className="font-mono leading-5">
        {numbered.map(({ sign, text, number }) =>
          near[number] ? (
            <span
              key={number}
              className={cx('block', sign === '+' && 'bg-passed-soft', sign === '−' && 'bg-failed-soft')}
            >
              {sign} {text}
            </span>
          ) : null,
        )}
      </pre>
    </section>
  );
}

import { LinesToRun } from '../github/lines-to-run';

/** The lines that a dialog will run, and why they were refused. */
export function ActLines({
  lines,
  failure,
}: {
  readonly lines: readonly string[];
  readonly failure: string | null;
}) {
  return (
    <>
      <LinesToRun lines={lines} />
      {failure === null ? null : (
        <pre
          role="alert"
          className="max-h-40 overflow-auto whitespace-pre-wrap break-words font-mono text-failed text-xs leading-5"
        >
          {failure}
        </pre>
      )}
    </>
  );
}

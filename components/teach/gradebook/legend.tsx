const SIGNS = [
  ['*', 'set by hand'],
  ['L', 'late, points taken off'],
  ['?', 'in part self-reported: text or records of their own'],
  ['+', 'dates or attempts of their own'],
  ['EX', 'excused'],
  ['n/a', 'not for their section'],
] as const;

/** What the signs of the gradebook mean, and how it is used by keyboard. */
export function Legend() {
  return (
    <div className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-ink-muted text-xs">
      <dl className="flex flex-wrap gap-x-4 gap-y-1">
        {SIGNS.map(([sign, means]) => (
          <div key={sign} className="flex gap-1.5">
            <dt className="font-medium text-ink">{sign}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p>
        Arrow keys move, Enter opens a cell or a column, Space chooses a person, Home, End, Page Up and Page
        Down go far.
      </p>
    </div>
  );
}

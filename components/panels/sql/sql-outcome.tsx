import { Table } from '@/components/ui/table';
import { placeOf, type SqlAnswer, type SqlRefusal } from '@/engine/ingestion/sql-program';
import type { SqlState } from '@/stores/sql-contract';

/** What came of a query: its rows, what PostgreSQL had against it, or what the lab could not do. */
export function SqlOutcome({ state }: { readonly state: SqlState }) {
  const { answer, refusal, failure, asked } = state;
  return (
    <div role="status" className="flex flex-col gap-2 text-sm">
      {answer ? <Answer answer={answer} /> : null}
      {refusal && asked !== null ? <Refusal refusal={refusal} query={asked} /> : null}
      {failure ? <p className="text-failed">✗ The lab could not run the query: {failure.message}</p> : null}
    </div>
  );
}

function Answer({ answer }: { readonly answer: SqlAnswer }) {
  const { columns, rows, count, affected } = answer;
  if (columns.length === 0)
    return <p className="text-ink-muted">Done. {affected} rows were changed; your files are as they were.</p>;
  const isNumber = (i: number) =>
    rows.every((row) => row[i] === null || /^-?\d+(\.\d+)?$/.test(row[i] ?? ''));
  return (
    <>
      <p className="text-ink-muted">
        {count} {count === 1 ? 'row' : 'rows'}
        {count > rows.length ? `, the first ${rows.length} of them below` : ''}
      </p>
      <Table
        caption="Rows of the query"
        columns={columns.map((label, i) => ({
          id: `${i}`,
          label,
          align: isNumber(i) ? ('end' as const) : ('start' as const),
          cell: (row: (typeof rows)[number]) => row[i] ?? <span className="text-ink-faint">null</span>,
        }))}
        rows={rows}
        rowKey={(_row, index) => `${index}`}
      />
    </>
  );
}

function Refusal({ refusal, query }: { readonly refusal: SqlRefusal; readonly query: string }) {
  const { message, code, position, hint } = refusal;
  const place = position === null ? null : placeOf(query, position);
  const line = place ? query.split('\n')[place.line - 1] : undefined;
  return (
    <>
      <p className="text-failed">
        ✗ {message}
        {place ? `, line ${place.line}, column ${place.column}` : ''}
        {code ? ` (${code})` : ''}
      </p>
      {place && line !== undefined ? (
        <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs">
          {line}
          {'\n'}
          <span aria-hidden>{' '.repeat(place.column - 1)}^</span>
        </pre>
      ) : null}
      {hint ? <p className="text-ink-muted">{hint}</p> : null}
    </>
  );
}

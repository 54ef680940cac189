import type { JsonValue } from '@/engine/core/json';
import type { FailingCase } from '@/engine/grading/types';

/** The smallest input that fails, with what was expected and what was seen. */
export function FailingCaseTable({ failing }: { readonly failing: FailingCase }) {
  const rows = [
    { name: 'Input', value: failing.input },
    { name: 'Expected', value: failing.expected },
    { name: 'Seen', value: failing.seen },
  ].filter((row): row is { name: string; value: JsonValue } => row.value !== undefined);
  return (
    <table className="w-full border-collapse overflow-hidden rounded-md border border-line text-sm">
      <caption className="pb-1.5 text-start text-ink-muted">
        The smallest case that fails: <span className="text-ink">{failing.label}</span>
      </caption>
      <tbody>
        {rows.map(({ name, value }) => (
          <tr key={name} className="border-line border-t align-top">
            <th scope="row" className="w-24 bg-sunken px-3 py-1.5 text-start font-medium text-ink-muted">
              {name}
            </th>
            <td className="px-3 py-1.5 font-mono text-[0.8125rem]">
              {name === 'Input' ? <Value value={value} /> : <Answer value={value} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number from here on is read more easily with separators, and is no year. */
const LARGE = 10_000;

/** What was expected or seen: prose as prose, numbers as one reads them, anything else as in the code. */
function Answer({ value }: { readonly value: JsonValue }) {
  if (typeof value === 'string' && /^\S+( \S+)+$/.test(value))
    return <span className="font-sans">{value}</span>;
  if (typeof value === 'number') return <>{numberText(value)}</>;
  return <Value value={value} />;
}

function numberText(value: number): string {
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(8)));
  return Math.abs(value) < LARGE ? String(value) : value.toLocaleString('en-US');
}

function Value({ value }: { readonly value: JsonValue }) {
  if (value === null || typeof value !== 'object') return <>{JSON.stringify(value)}</>;
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index), item] as const)
    : Object.entries(value);
  if (entries.length === 0) return <>{Array.isArray(value) ? '[]' : '{}'}</>;
  return (
    <ul>
      {entries.map(([key, item]) => (
        <li key={key} className="[overflow-wrap:anywhere]">
          <span className="text-ink-muted">{key}: </span>
          {JSON.stringify(item)}
        </li>
      ))}
    </ul>
  );
}

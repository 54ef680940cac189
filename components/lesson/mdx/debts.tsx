import Link from 'next/link';
import type { Debt } from '@/content/debts';
import { MarkdownLine } from './markdown';

/** What this lesson's way of working leaves undone. */
export function DebtsOfLesson({ debts }: { readonly debts: readonly Debt[] }) {
  return (
    <aside aria-labelledby="debts" className="island rounded-lg border border-line bg-surface">
      <header className="hatch-adhoc rounded-t-lg border-line border-b px-4 py-2.5 sm:px-5">
        <h3 id="debts" className="w-fit rounded bg-surface px-2 font-semibold text-adhoc text-base leading-6">
          {debts.length === 1 ? 'A debt, left here' : `${debts.length} debts, left here`}
        </h3>
      </header>
      <ul className="space-y-3 px-4 py-4 text-[0.9375rem] leading-6 sm:px-5">
        {debts.map((debt) => (
          <li key={debt.id}>
            <MarkdownLine text={debt.says} /> <PaidIn debt={debt} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** Every debt up to here, by the lesson that pays it back. */
export function DebtTable({ debts }: { readonly debts: readonly Debt[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not; a section would be one more landmark
    <div
      role="group"
      className="table-scroll"
      aria-label="Table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table>
        <caption className="sr-only">The debts of the project so far</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">What is owed</th>
            <th scope="col">Paid back in</th>
          </tr>
        </thead>
        <tbody>
          {debts.map((debt) => (
            <tr key={`${debt.from.id}/${debt.id}`}>
              <td className="whitespace-nowrap tabular-nums">{debt.from.id}</td>
              <td>
                <MarkdownLine text={debt.says} />
              </td>
              <td>
                <LessonName debt={debt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PaidIn({ debt }: { readonly debt: Debt }) {
  return (
    <span className="text-ink-muted text-sm">
      Paid back in <LessonName debt={debt} />.
    </span>
  );
}

function LessonName({ debt: { paidIn } }: { readonly debt: Debt }) {
  const name = `${paidIn.id} ${paidIn.title}`;
  if (paidIn.slug === undefined) return <>{name}, to come</>;
  return (
    <Link className="prose-link" href={`/learn/${paidIn.slug}`}>
      {name}
    </Link>
  );
}

import Link from 'next/link';
import { Progress } from '@/components/ui/progress';

export interface MissingListProps {
  readonly passed: number;
  readonly outOf: number;
  readonly missing: readonly { readonly id: string; readonly title: string; readonly href?: string }[];
}

/** So many are named; the rest is a number. */
const NAMED = 5;

/** How far it is to a certificate, and what comes next. */
export function MissingList({ passed, outOf, missing }: MissingListProps) {
  const named = missing.slice(0, NAMED);
  const more = outOf - passed - named.length;
  return (
    <div className="max-w-[40rem]">
      <Progress
        label="Exercises passed"
        value={passed / outOf}
        valueText={`${passed} of ${outOf}`}
        visibleLabel
      />
      <p className="mt-4 text-ink-muted text-sm">Still to pass:</p>
      <ul className="mt-1 space-y-1 text-sm">
        {named.map(({ id, title, href }) => (
          <li key={id}>
            {href === undefined ? (
              title
            ) : (
              <Link className="text-accent underline underline-offset-2" href={href}>
                {title}
              </Link>
            )}
          </li>
        ))}
        {more > 0 ? <li className="text-ink-muted">and {more} more</li> : null}
      </ul>
    </div>
  );
}

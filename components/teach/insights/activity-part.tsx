'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { INACTIVE_DAYS, type InsightsAnswer, type PersonInsight } from '@/contracts/api/insights';
import { useThisClass } from '../class-context';
import { fromNow } from '../data/moment';
import { InsightPart } from './insight-part';

const DAY = 86_400_000;

/** When each learner was last seen and how long they worked. */
export function ActivityPart({ insights: { people, now } }: { insights: InsightsAnswer }) {
  const { id } = useThisClass();
  const at = Date.parse(now);
  const isInactive = ({ seenAt }: PersonInsight) =>
    seenAt === null || at - Date.parse(seenAt) > INACTIVE_DAYS * DAY;
  const inactive = people.filter(isInactive).length;
  return (
    <InsightPart
      title="Activity"
      about={`${inactive} of ${people.length} were not seen for ${INACTIVE_DAYS} days. Half of them worked ${medianOf(people.map(({ minutesWeek }) => minutesWeek))} minutes or more this week, ${medianOf(people.map(({ minutesAll }) => minutesAll))} in all. Minutes are those in which an assigned lesson was open and used.`}
    >
      <section
        aria-label="Activity by person"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="relative max-h-96 overflow-auto rounded-lg border border-line bg-surface"
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Activity by person</caption>
          <thead className="sticky top-0 bg-surface">
            <tr className="text-ink-muted text-xs">
              <th scope="col" className="px-3 py-2 text-start font-medium">
                Name
              </th>
              <th scope="col" className="px-3 py-2 text-start font-medium">
                Seen
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                This week <span className="font-normal text-ink-faint">min</span>
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                In all <span className="font-normal text-ink-faint">min</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {people.map((person) => (
              <tr key={person.memberId}>
                <th scope="row" className="px-3 py-1.5 text-start font-medium">
                  <Link href={`/teach/${id}/view?as=${person.memberId}`} className="hover:underline">
                    {person.name}
                  </Link>
                </th>
                <td className="whitespace-nowrap px-3 py-1.5">
                  {person.seenAt === null ? 'never' : fromNow(person.seenAt, at)}{' '}
                  {isInactive(person) ? <Badge>Inactive</Badge> : null}
                </td>
                <td className="px-3 py-1.5 text-end tabular-nums">{person.minutesWeek}</td>
                <td className="px-3 py-1.5 text-end tabular-nums">{person.minutesAll}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </InsightPart>
  );
}

/** What half of them reach. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => b - a)[Math.max(0, Math.ceil(values.length / 2) - 1)] ?? 0;
}

import Link from 'next/link';
import { YearLanes } from '@/components/figures/year-lanes/year-lanes';
import type { FigureId } from '@/engine/simulator/figures';
import type { Year } from '@/engine/simulator/year';

const SHOWN: readonly FigureId[] = ['right', 'wrong', 'unanswered', 'restore', 'left'];

/** The emblem of the product: one seeded year of a service, as ad hoc work leaves it and with all practices. */
export function HomeYear({ year }: { readonly year: Year }) {
  return (
    <section aria-labelledby="home-year-title" className="mb-14">
      <h2 id="home-year-title" className="mb-2 font-semibold text-ink text-lg tracking-tight">
        The same year, twice
      </h2>
      <p className="mb-5 max-w-[75ch] text-ink-muted text-sm leading-5">
        A service that estimates house prices. Above, as ad hoc work leaves it. Below, with the nine practices
        of this course. Same customers, same colleagues, same bad luck; both lanes are simulated hour by hour.{' '}
        <Link
          href="/simulator"
          prefetch={false}
          className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong"
        >
          Switch them off one by one in the simulator
        </Link>
      </p>
      <YearLanes year={year} figures={SHOWN} laneHeight={64} autoPlay />
    </section>
  );
}

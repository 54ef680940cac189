import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { Station } from '@/components/figures/course-map/stations';
import { buttonClass } from '@/components/ui/button-class';
import { cx } from '@/components/ui/cx';

/** Leads back to the lesson and the place in it that were read last. */
export function ContinueLink({ station, place }: { station: Station; place?: string }) {
  return (
    <Link
      href={`/learn/${station.slug}${place ? `#${place}` : ''}`}
      prefetch={false}
      className={cx(buttonClass('primary'), 'rise-in h-11 max-w-full px-4')}
    >
      <span className="truncate">
        <span className="max-sm:sr-only">Continue where you left: </span>
        <span className="sm:hidden" aria-hidden="true">
          Continue:{' '}
        </span>
        {station.id} {station.title}
      </span>
      <ArrowRight aria-hidden="true" size={16} className="shrink-0" />
    </Link>
  );
}

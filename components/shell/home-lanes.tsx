import Link from 'next/link';
import { TwoLanes } from '@/components/figures/two-lanes/two-lanes';
import type { HomeReplay } from '@/content/home-replay';
import type { LessonLink } from '@/content/lesson-links';

/** The emblem of the product: one stream of listings through the ad hoc script and through the practice of lesson 2.1. */
export function HomeLanes({ replay, lesson }: { replay: HomeReplay; lesson?: LessonLink }) {
  return (
    <section aria-labelledby="two-lanes-title" className="mb-14">
      <h2 id="two-lanes-title" className="mb-2 font-semibold text-ink text-lg tracking-tight">
        The same {replay.adHoc.events.length} listings, twice
      </h2>
      <p className="mb-5 max-w-[75ch] text-ink-muted text-sm leading-5">
        Above, the ad hoc service as it stands when lesson 2.1 begins. Below, the same service after it. Same
        listings, same order; both lanes are what the code did when it ran.{' '}
        {lesson ? (
          <Link
            href={`/learn/${lesson.slug}`}
            prefetch={false}
            className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong"
          >
            Mend it yourself in {lesson.id} {lesson.title}
          </Link>
        ) : null}
      </p>
      <TwoLanes adHoc={replay.adHoc} practice={replay.practice} measures={replay.measures} autoPlay />
    </section>
  );
}

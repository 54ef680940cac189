'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { CourseMap } from '@/components/figures/course-map/course-map';
import type { MapModule, ProgressBySlug } from '@/components/figures/course-map/stations';
import { Callout } from '@/components/ui/callout';
import { ContinueLink } from './continue-link';
import { KeepingNotice } from './keeping-notice';
import { useCourseProgress } from './use-course-progress';

/** The home page: where one left, the two lanes (`children`), and the map of the course. */
export function CourseHome({ modules, children }: { modules: readonly MapModule[]; children?: ReactNode }) {
  const known = useCourseProgress();
  const progress: ProgressBySlug = Object.fromEntries(
    Object.entries(known?.lessons ?? {}).map(([slug, { status }]) => [slug, status]),
  );
  const last = known?.lastVisited;
  const station = last && modules.flatMap((module) => module.stations).find(({ slug }) => slug === last.slug);

  const slugs = modules.flatMap(({ stations }) => stations.flatMap(({ slug }) => slug ?? []));
  const isPassed = slugs.length > 0 && slugs.every((slug) => progress[slug] === 'done');

  return (
    <>
      <div className="mb-6 flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="font-semibold text-ink text-xl tracking-tight">Learn MLOps by running it</h1>
        {station ? <ContinueLink station={station} place={last.place} /> : null}
      </div>
      <KeepingNotice className="mb-6" />
      {known?.failure ? (
        <Callout tone="failed" title="Your progress cannot be read here" role="status" className="mb-6">
          {known.failure.message} You can open every lesson; the map does not show what you have done.
        </Callout>
      ) : null}
      {isPassed ? (
        <Callout tone="passed" title="You have passed the whole course" className="mb-6">
          <Link className="underline underline-offset-2" href="/certificate">
            Make your certificate
          </Link>
        </Callout>
      ) : null}
      {children}
      <section aria-labelledby="course-map-title">
        <h2 id="course-map-title" className="mb-2 font-semibold text-ink text-lg tracking-tight">
          The course
        </h2>
        <p className="mb-4 max-w-[75ch] text-ink-muted text-sm leading-5">
          Take an ad hoc project through its ten stages, see where it breaks, carry it over to practice, and
          keep it running. Each turn of the loop starts the next one.
        </p>
        <CourseMap modules={modules} progress={progress} first={station?.id} />
      </section>
    </>
  );
}

import Link from 'next/link';
import type { LessonLink } from '@/content/lesson-links';

/** The ways on from the end of a lesson. */
export function LessonNeighbours({
  previous,
  next,
}: {
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
}) {
  return (
    <nav
      aria-label="Lessons before and after"
      className="mx-auto mt-16 grid max-w-[44rem] gap-3 border-line border-t pt-6 sm:grid-cols-2 print:hidden"
    >
      {previous ? <Neighbour lesson={previous} way="Before" /> : <span />}
      {next ? (
        <Neighbour lesson={next} way="Next" />
      ) : (
        <Link href="/" className="rounded-lg border border-line px-4 py-3 text-end hover:border-line-strong">
          <span className="block text-ink-muted text-sm">All lessons so far are read</span>
          <span className="block font-medium">Back to the course map</span>
        </Link>
      )}
    </nav>
  );
}

function Neighbour({ lesson, way }: { readonly lesson: LessonLink; readonly way: 'Before' | 'Next' }) {
  return (
    <Link
      href={`/learn/${lesson.slug}`}
      className={`rounded-lg border border-line px-4 py-3 hover:border-line-strong ${way === 'Next' ? 'text-end' : ''}`}
    >
      <span className="block text-ink-muted text-sm">
        {way === 'Next' ? 'Next' : 'Before'}: {lesson.id}
      </span>
      <span className="block font-medium">{lesson.title}</span>
    </Link>
  );
}

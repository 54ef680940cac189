import Link from 'next/link';
import type { LessonLink } from '@/content/lesson-links';
import type { LessonDefinition } from '@/content/lesson-schema';
import { MarkdownLine } from './mdx/markdown';

const PROJECTS: Readonly<Record<LessonDefinition['project'], string>> = {
  'house-price': 'house-price',
  'customer-churn': 'customer-churn',
  both: 'house-price and customer-churn',
};

/** The head of a lesson: where it is in the course, what it takes, what one can do afterwards. */
export function LessonHead({
  definition,
  moduleTitle,
  lessons,
}: {
  readonly definition: LessonDefinition;
  readonly moduleTitle?: string;
  readonly lessons: readonly LessonLink[];
}) {
  return (
    <header className="mx-auto max-w-[38rem]">
      <p className="text-ink-muted text-sm">{moduleTitle}</p>
      <h1 className="mt-1 flex gap-3 text-balance font-semibold text-[2rem] leading-tight tracking-[-0.022em]">
        <span className="text-ink-faint tabular-nums">{definition.id}</span>
        {definition.title}
      </h1>
      <p className="mt-3 text-[1.0625rem] text-ink-muted leading-7">
        <MarkdownLine text={definition.summary} />
      </p>
      <dl className="mt-5 flex flex-wrap gap-x-8 gap-y-2 border-line border-y py-3 text-sm">
        <Fact name="Time">about {definition.minutes} minutes</Fact>
        <Fact name="Project">{PROJECTS[definition.project]}</Fact>
        {definition.needs.length > 0 ? (
          <Fact name="Better after">
            {definition.needs.map((need, index) => (
              <span key={need}>
                {index > 0 ? ', ' : ''}
                <Need id={need} lessons={lessons} />
              </span>
            ))}
          </Fact>
        ) : null}
      </dl>
      <div className="mt-5">
        <h2 className="font-semibold text-sm">Afterwards you can</h2>
        <ul className="mt-1.5 list-disc space-y-1 ps-5 text-[0.9375rem] leading-6 marker:text-ink-faint">
          {definition.objectives.map((objective) => (
            <li key={objective.says}>
              <MarkdownLine text={objective.says} />
            </li>
          ))}
        </ul>
      </div>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function Need({ id, lessons }: { readonly id: string; readonly lessons: readonly LessonLink[] }) {
  const lesson = lessons.find((candidate) => candidate.id === id);
  if (!lesson) return <>{id}</>;
  return (
    <Link href={`/learn/${lesson.slug}`} className="prose-link">
      {id} {lesson.title}
    </Link>
  );
}

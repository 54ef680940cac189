import { compileMdx } from '@/content/compile-mdx';
import { collectDebts } from '@/content/debts';
import { loadGlossary } from '@/content/glossary';
import { type LessonLink, lessonLinks } from '@/content/lesson-links';
import type { LessonBundle, LessonDefinition } from '@/content/lesson-schema';
import { findPlanned } from '@/content/list-lessons';
import { loadLesson } from '@/content/load-lesson';
import { AnnouncerProvider } from './announcer';
import type { EarlierLesson } from './carried-work';
import './lesson.css';
import { LessonCommands } from './lesson-commands';
import { LessonHead } from './lesson-head';
import { LessonNeighbours } from './lesson-neighbours';
import { LessonNotices } from './lesson-notices';
import { LessonPanes } from './lesson-panes';
import { LessonProgress } from './lesson-progress';
import { lessonSections } from './lesson-sections';
import { lessonComponents } from './mdx-components';
import { MissedRecallIsland } from './missed-recall-island';
import { LessonSessionProvider } from './session-context';
import { SourceList } from './source-list';

/** The page of one lesson, rendered on the server: its text can be read before any script has run. */
export function LessonPage({ slug }: { readonly slug: string }) {
  const { bundle, mdx } = loadLesson(slug);
  return (
    <LessonSessionProvider slug={slug}>
      <LessonView slug={slug} definition={bundle.definition} mdx={mdx} startParams={startParams(bundle)} />
    </LessonSessionProvider>
  );
}

function startParams({ definition, start }: LessonBundle): Readonly<Record<string, unknown>> {
  const text = definition.params === undefined ? undefined : start[definition.params];
  return text === undefined ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** The lesson whose end this one begins with, if there is one that can be opened. */
function earlierLesson(
  { continues }: LessonDefinition,
  links: readonly LessonLink[],
): EarlierLesson | undefined {
  const link = links.find(({ id }) => id === continues?.from);
  if (!link || !continues) return undefined;
  return { id: link.id, title: link.title, slug: link.slug, carries: continues.carries };
}

/** The lesson inside whatever provides its session. */
export async function LessonView({
  slug,
  definition,
  mdx,
  startParams: params,
}: {
  readonly slug: string;
  readonly definition: LessonDefinition;
  readonly mdx: string;
  /** The values of the params file at the start. */
  readonly startParams: Readonly<Record<string, unknown>>;
}) {
  const { Content, headings } = await compileMdx(mdx);
  const links = lessonLinks();
  const place = links.findIndex((link) => link.slug === slug);
  const sections = lessonSections(headings, definition.sources.length > 0);

  return (
    <main>
      <AnnouncerProvider>
        <LessonPanes>
          <LessonProgress sections={sections} />
          <article className="mx-auto px-5 pt-8 pb-16 sm:px-8">
            <LessonHead
              definition={definition}
              moduleTitle={findPlanned(definition.id)?.module.title}
              lessons={links}
            />
            <LessonNotices earlier={earlierLesson(definition, links)} />
            <MissedRecallIsland earlier={links.slice(0, Math.max(0, place)).map((link) => link.slug)} />
            <div className="prose-lesson mt-10">
              <Content
                components={lessonComponents({
                  definition,
                  glossary: loadGlossary(),
                  startParams: params,
                  debts: collectDebts(links),
                })}
              />
              <SourceList sources={definition.sources} />
            </div>
            <LessonNeighbours
              previous={place > 0 ? links[place - 1] : undefined}
              next={place < 0 ? undefined : links[place + 1]}
            />
          </article>
        </LessonPanes>
        <LessonCommands
          sections={sections}
          exercises={definition.exercises.map(({ id, title, edits }) => ({ id, title, edits }))}
          experiments={definition.experiments.map(({ id, label }) => ({
            id,
            label,
            predictionId: definition.predictions.find((prediction) => prediction.experiment === id)?.id,
          }))}
        />
      </AnnouncerProvider>
    </main>
  );
}

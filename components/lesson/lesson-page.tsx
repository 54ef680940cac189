import { compileMdx } from '@/content/compile-mdx';
import { loadGlossary } from '@/content/glossary';
import { lessonLinks } from '@/content/lesson-links';
import { findPlanned } from '@/content/list-lessons';
import { loadLesson } from '@/content/load-lesson';
import { AnnouncerProvider } from './announcer';
import './lesson.css';
import { LessonCommands } from './lesson-commands';
import { LessonHead } from './lesson-head';
import { LessonNeighbours } from './lesson-neighbours';
import { LessonNotices } from './lesson-notices';
import { LessonPanes } from './lesson-panes';
import { LessonProgress } from './lesson-progress';
import { lessonProgressSections } from './lesson-sections';
import { lessonComponents } from './mdx-components';
import { LessonSessionProvider } from './session-context';
import { SourceList } from './source-list';

/** The page of one lesson, rendered on the server: its text can be read before any script has run. */
export async function LessonPage({ slug }: { readonly slug: string }) {
  const { bundle, mdx } = loadLesson(slug);
  const { definition } = bundle;
  const { Content, headings } = await compileMdx(mdx);
  const module = findPlanned(definition.id)?.module;
  const links = lessonLinks();
  const place = links.findIndex((link) => link.slug === slug);
  const sections = lessonProgressSections(headings, definition.sources.length > 0);

  return (
    <main>
      <LessonSessionProvider slug={slug}>
        <AnnouncerProvider>
          <LessonPanes>
            <LessonProgress sections={sections} />
            <article className="mx-auto px-5 pt-8 pb-16 sm:px-8">
              <LessonHead definition={definition} moduleTitle={module?.title} lessons={links} />
              <LessonNotices />
              <div className="prose-lesson mt-10">
                <Content components={lessonComponents({ definition, glossary: loadGlossary() })} />
                <SourceList sources={definition.sources} />
              </div>
              <LessonNeighbours previous={links[place - 1]} next={links[place + 1]} />
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
      </LessonSessionProvider>
    </main>
  );
}

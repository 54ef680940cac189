import type { Metadata } from 'next';
import { LessonPage } from '@/components/lesson/lesson-page';
import { listLessons } from '@/content/list-lessons';
import { loadLesson } from '@/content/load-lesson';

interface Place {
  readonly params: Promise<{ readonly module: string; readonly lesson: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return listLessons().map((slug) => {
    const [module, lesson] = slug.split('/');
    return { module, lesson };
  });
}

export async function generateMetadata({ params }: Place): Promise<Metadata> {
  const { module, lesson } = await params;
  const { definition } = loadLesson(`${module}/${lesson}`).bundle;
  return { title: `${definition.id} ${definition.title}`, description: definition.summary };
}

export default async function Page({ params }: Place) {
  const { module, lesson } = await params;
  return <LessonPage slug={`${module}/${lesson}`} />;
}

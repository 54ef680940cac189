import { notFound } from 'next/navigation';
import { LessonNotFoundError } from '@/content/lesson-problem';
import { listLessons } from '@/content/list-lessons';
import { loadLesson } from '@/content/load-lesson';

/** The bundle of one lesson, made at build: what the workbench loads once a lesson is opened. */
export const dynamic = 'force-static';
export const dynamicParams = false;

interface Params {
  readonly params: Promise<{ readonly module: string; readonly lesson: string }>;
}

/** One file a lesson. */
export function generateStaticParams() {
  return listLessons().map((slug) => {
    const [module, lesson] = slug.split('/');
    return { module, lesson };
  });
}

/** `GET /lessons/<module>/<lesson>/bundle.json` */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { module, lesson } = await params;
  try {
    return Response.json(loadLesson(`${module}/${lesson}`).bundle);
  } catch (error) {
    if (error instanceof LessonNotFoundError) notFound();
    throw error;
  }
}

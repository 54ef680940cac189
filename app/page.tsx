import { mapModules } from '@/components/figures/course-map/stations';
import { CourseHome } from '@/components/shell/course-home';
import { HomeLanes } from '@/components/shell/home-lanes';
import { COURSE } from '@/content/course';
import { loadHomeReplay } from '@/content/home-replay';
import { lessonLinks } from '@/content/lesson-links';

export default function HomePage() {
  const lessons = lessonLinks();
  const replay = loadHomeReplay();
  return (
    <main className="mx-auto w-full max-w-[86rem] px-4 py-6 sm:px-8 sm:py-8">
      <CourseHome modules={mapModules(COURSE, lessons)}>
        {replay ? <HomeLanes replay={replay} lesson={lessons.find(({ id }) => id === '2.1')} /> : null}
      </CourseHome>
    </main>
  );
}

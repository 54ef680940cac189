import { mapModules } from '@/components/figures/course-map/stations';
import { CourseHome } from '@/components/shell/course-home';
import { HomeYear } from '@/components/shell/home-year';
import { COURSE } from '@/content/course';
import { loadHomeYear } from '@/content/home-year';
import { lessonLinks } from '@/content/lesson-links';

export default function HomePage() {
  const lessons = lessonLinks();
  const year = loadHomeYear();
  return (
    <main className="mx-auto w-full max-w-[86rem] px-4 py-6 sm:px-8 sm:py-8">
      <CourseHome modules={mapModules(COURSE, lessons)}>{year ? <HomeYear year={year} /> : null}</CourseHome>
    </main>
  );
}

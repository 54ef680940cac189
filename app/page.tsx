import { mapModules } from '@/components/figures/course-map/stations';
import { CourseHome } from '@/components/shell/course-home';
import { COURSE } from '@/content/course';
import { lessonLinks } from '@/content/lesson-links';

export default function HomePage() {
  return (
    <main className="mx-auto w-full max-w-[86rem] px-4 py-8 sm:px-8">
      <CourseHome modules={mapModules(COURSE, lessonLinks())} />
    </main>
  );
}

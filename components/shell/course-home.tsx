'use client';

import { CourseMap } from '@/components/figures/course-map/course-map';
import type { MapModule } from '@/components/figures/course-map/stations';

/** The course map with what this reader has done. */
export function CourseHome({ modules }: { modules: readonly MapModule[] }) {
  return <CourseMap modules={modules} progress={{}} />;
}

import type { Metadata } from 'next';
import { WorkPage } from '@/components/teach/work/work-page';
import { lessonLinks } from '@/content/lesson-links';

export const metadata: Metadata = { title: 'Work of the class' };

export default function ClassWorkPage() {
  return <WorkPage ready={lessonLinks().map(({ id }) => id)} />;
}

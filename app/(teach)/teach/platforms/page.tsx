import type { Metadata } from 'next';
import { PlatformsPage } from '@/components/teach/platforms/platforms-page';

export const metadata: Metadata = {
  title: 'Learning management systems',
  description: 'Moodle, Canvas and others whose courses open classes of this lab.',
};

export default function LearningPlatformsPage() {
  return <PlatformsPage />;
}

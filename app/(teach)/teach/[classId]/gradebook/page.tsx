import type { Metadata } from 'next';
import { GradebookPage } from '@/components/teach/gradebook/gradebook-page';

export const metadata: Metadata = { title: 'Gradebook of the class' };

export default function ClassGradebookPage() {
  return <GradebookPage />;
}

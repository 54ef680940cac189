import type { Metadata } from 'next';
import { ClassesPage } from '@/components/teach/classes/classes-page';

export const metadata: Metadata = {
  title: 'Classes',
  description: 'The classes that you teach: their work, people, grades and insights.',
};

export default function TeachPage() {
  return <ClassesPage />;
}

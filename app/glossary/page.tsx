import type { Metadata } from 'next';
import { GlossaryPage } from '@/components/lesson/glossary-page';

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The terms of the course, each explained once.',
};

export default function Page() {
  return <GlossaryPage />;
}

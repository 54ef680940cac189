import type { Metadata } from 'next';
import { ClassWork } from '@/components/classes/class-work';

export const metadata: Metadata = {
  title: 'Your class',
  description: 'What is due, and what you handed in.',
};

export default async function Page({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  return (
    <main className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-8">
      <ClassWork classId={classId} />
    </main>
  );
}

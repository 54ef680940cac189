import type { Metadata } from 'next';
import { ChoosePage } from '@/components/teach/platforms/choose-page';
import { lessonLinks } from '@/content/lesson-links';

export const metadata: Metadata = { title: 'Choose work for your course', robots: { index: false } };

export default async function ChooseWorkPage({ params }: { params: Promise<{ choiceId: string }> }) {
  const { choiceId } = await params;
  return <ChoosePage choiceId={choiceId} ready={lessonLinks().map(({ id }) => id)} />;
}

import type { Metadata } from 'next';
import { SharedPage } from '@/components/studio/shared-page';

export const metadata: Metadata = { title: 'Shared project' };

export default function StudioSharedPage() {
  return (
    <main className="mx-auto w-full max-w-[72rem] px-4 py-8 sm:px-8">
      <SharedPage />
    </main>
  );
}

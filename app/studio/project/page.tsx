import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ProjectPage } from '@/components/studio/project-page';

export const metadata: Metadata = { title: 'Project' };

export default function StudioProjectPage() {
  return (
    <main>
      <Suspense>
        <ProjectPage />
      </Suspense>
    </main>
  );
}

import type { Metadata } from 'next';
import { StudioHome } from '@/components/studio/studio-home';
import { listTemplates } from '@/content/templates';

export const metadata: Metadata = {
  title: 'Studio',
  description: 'A free workspace with every tool of the lab: your own data, models and experiments.',
};

export default function StudioPage() {
  return (
    <main className="mx-auto w-full max-w-[72rem] px-4 py-8 sm:px-8">
      <h1 className="font-semibold text-2xl text-ink tracking-tight">Studio</h1>
      <p className="mt-1 mb-8 max-w-[65ch] text-ink-muted text-sm leading-6">
        A free workspace with every tool of the lab. Your projects stay in this browser; take one home as a
        zip, or share it by a link.
      </p>
      <StudioHome templates={listTemplates()} />
    </main>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';

export const metadata: Metadata = { title: 'No page here' };

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-6 py-20">
      <h1 className="font-semibold text-2xl text-ink tracking-tight">There is no page at this address</h1>
      <p className="text-ink-muted leading-6">
        The lesson may have another name now, or it is not written yet. Your work is kept in this browser and
        is not touched by this.
      </p>
      <p className="text-ink-muted leading-6">
        Look for it on the course map, or press Ctrl K (⌘K) and type a few letters of its name.
      </p>
      <Link href="/" className={buttonClass('primary')}>
        To the course map
      </Link>
    </main>
  );
}

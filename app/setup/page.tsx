import type { Metadata } from 'next';
import { LinkForm } from '@/components/accounts/link-form';

export const metadata: Metadata = {
  title: 'The first account',
  description: 'Makes the account that administers this lab.',
};

export default function SetupPage() {
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12">
      <h1 className="font-semibold text-[2rem] tracking-[-0.022em]">The first account</h1>
      <p className="mt-2 mb-8 text-ink-muted leading-7">
        This account administers the lab and can make classes. The link that brought you here is good until
        the account exists.
      </p>
      <LinkForm purpose="setup" />
    </main>
  );
}

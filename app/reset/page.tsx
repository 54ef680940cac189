import type { Metadata } from 'next';
import { LinkForm } from '@/components/accounts/link-form';

export const metadata: Metadata = {
  title: 'Set your password',
  description: 'Sets a password by a link that is good once.',
};

export default function ResetPage() {
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12">
      <h1 className="font-semibold text-[2rem] tracking-[-0.022em]">Set your password</h1>
      <p className="mt-2 mb-8 text-ink-muted leading-7">
        The link that brought you here is good once. If it is too old, ask whoever gave it to you for another.
      </p>
      <LinkForm purpose="password" />
    </main>
  );
}

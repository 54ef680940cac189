import type { Metadata } from 'next';
import { AccountSettings } from '@/components/accounts/account-settings';

export const metadata: Metadata = {
  title: 'Your account',
  description: 'Sessions, password, data and devices.',
};

export default function Page() {
  return (
    <main className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-8">
      <h1 className="mb-6 font-semibold text-2xl text-ink tracking-tight">Your account</h1>
      <AccountSettings />
    </main>
  );
}

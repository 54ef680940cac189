import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { JoinClass } from '@/components/accounts/join-class';

export const metadata: Metadata = {
  title: 'Join a class',
  description: 'Joins a class by its code.',
  // The code opens the class: it goes to no search engine and to no other site.
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function JoinByCodePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return (
    <AccountPage title="Join a class">
      <JoinClass code={decodeURIComponent(code)} />
    </AccountPage>
  );
}

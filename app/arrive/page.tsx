import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { Arrive } from '@/components/accounts/arrive';

export const metadata: Metadata = {
  title: 'Coming in',
  description: 'Comes in from a course of a learning management system.',
  robots: { index: false },
};

export default function ArrivePage() {
  return (
    <AccountPage title="Coming in from your course">
      <Arrive />
    </AccountPage>
  );
}

import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ClassList } from '@/components/classes/class-list';

export const metadata: Metadata = { title: 'Your classes', description: 'The classes that you are in.' };

export default function Page() {
  return (
    <AccountPage title="Your classes">
      <ClassList />
    </AccountPage>
  );
}

import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { ClassCodeForm } from '@/components/accounts/class-code-form';

export const metadata: Metadata = { title: 'Join a class', description: 'Joins a class by its code.' };

export default function JoinPage() {
  return (
    <AccountPage title="Join a class" lead="It takes a minute and needs no e-mail address.">
      <ClassCodeForm />
    </AccountPage>
  );
}

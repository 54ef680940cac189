import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { SignInForm } from '@/components/accounts/sign-in-form';

export const metadata: Metadata = { title: 'Sign in', description: 'Signs in to the classes of this lab.' };

export default function SignInPage() {
  return (
    <AccountPage
      title="Sign in"
      lead="For classes: see what is due, hand work in, and go on with it on another device."
    >
      <SignInForm />
    </AccountPage>
  );
}

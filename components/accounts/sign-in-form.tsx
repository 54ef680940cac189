'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { TextField } from '@/components/ui/text-field';
import {
  afterSignIn,
  refreshSignedIn,
  signInByPassword,
  signInByRecoveryCode,
} from '@/stores/account/account';
import { outcomeIn } from '@/stores/account/elsewhere';
import { signedIn } from '@/stores/account/signed-in';
import { faultOf, type Refused, restOf } from './field-faults';
import { FormFailure } from './form-failure';
import { RecoveryCode } from './recovery-code';
import { SignInElsewhere } from './sign-in-elsewhere';

/** Signing in by name and password, or by a recovery code. */
export function SignInForm() {
  const router = useRouter();
  const [nextCode, setNextCode] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const next = () => new URLSearchParams(window.location.search).get('next');
  const goOn = () => router.push(afterSignIn(next(), signedIn()?.isStaff ?? false));
  // Somebody who has signed in elsewhere comes back to this page, with a session or without one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address that the page was opened by
  useEffect(() => {
    const outcome = outcomeIn(window.location.search);
    if (outcome?.isDone) void refreshSignedIn().then(goOn);
    else setFailure(outcome?.failure ?? null);
  }, []);
  if (nextCode !== null) return <RecoveryCode code={nextCode} onKept={goOn} />;
  return (
    <>
      <div className="mb-6 empty:hidden">
        <FormFailure message={failure} />
      </div>
      <Tabs className="max-w-96">
        <TabList aria-label="How to sign in" className="px-0">
          <Tab id="password">Name and password</Tab>
          <Tab id="code">Recovery code</Tab>
        </TabList>
        <TabPanel id="password" className="pt-6">
          <PasswordForm onDone={goOn} />
        </TabPanel>
        <TabPanel id="code" className="pt-6">
          <CodeForm onDone={setNextCode} />
        </TabPanel>
      </Tabs>
      <div className="mt-10 empty:hidden">
        <SignInElsewhere title="Or without a password" onDone={goOn} next={next} />
      </div>
      <p className="mt-10 max-w-[58ch] border-line border-t pt-5 text-ink-muted text-sm leading-6">
        No account yet? Learners{' '}
        <Link href="/join" className="text-accent underline underline-offset-2">
          join a class with its code
        </Link>
        ; instructors get a link from whoever runs this lab. Every lesson is open without an account, too.
      </p>
    </>
  );
}

function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSending(true);
    setRefused(null);
    const asked = await signInByPassword(String(form.get('username')), String(form.get('password')));
    setSending(false);
    if (asked.ok) onDone();
    else setRefused(asked);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-5" noValidate>
      <TextField
        name="username"
        label="Name to sign in by"
        autoComplete="username"
        {...faultOf(refused, 'username')}
      />
      <TextField
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        description="Forgotten? Your instructor or the operator can make you a link for a new one."
        {...faultOf(refused, 'password')}
      />
      <FormFailure message={restOf(refused, ['username', 'password'])} />
      <Button type="submit" variant="primary" isPending={isSending} className="self-start">
        Sign in
      </Button>
    </form>
  );
}

function CodeForm({ onDone }: { readonly onDone: (nextCode: string) => void }) {
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    setSending(true);
    setRefused(null);
    const asked = await signInByRecoveryCode(code);
    setSending(false);
    if (asked.ok) onDone(asked.value.recoveryCode);
    else setRefused(asked);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-5" noValidate>
      <TextField
        name="code"
        label="Recovery code"
        autoComplete="off"
        spellCheck="false"
        description="Twenty letters and digits that you were shown when you joined. It is used up, all other devices are signed out, and you get the next one."
        {...(refused?.fields.code === undefined
          ? {}
          : {
              isInvalid: true,
              errorMessage: 'This is no recovery code: it has twenty letters and digits, in groups of four.',
            })}
      />
      <FormFailure message={restOf(refused, ['code'])} />
      <Button type="submit" variant="primary" isPending={isSending} className="self-start">
        Sign in
      </Button>
    </form>
  );
}

'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { TextField } from '@/components/ui/text-field';
import type { DoorAnswer, JoinedAnswer } from '@/contracts/api/learner';
import { refreshSignedIn } from '@/stores/account/account';
import { askServer } from '@/stores/account/ask-server';
import { AfterJoining } from './after-joining';
import { faultOf, type Refused, restOf } from './field-faults';
import { FormFailure } from './form-failure';
import { SignInElsewhere } from './sign-in-elsewhere';
import { useServer } from './use-server';
import { useSignedIn } from './use-signed-in';
import { WhoSeesWhat } from './who-sees-what';

/** Joining a class by its code or by a link of the roster: which class it is, who will see what, a name, and in. */
export function JoinClass({ code }: { readonly code: string }) {
  const path = `/api/v1/join/${encodeURIComponent(code)}`;
  const [joined, setJoined] = useState<JoinedAnswer | null>(null);
  const { asked: door, refresh } = useServer<DoorAnswer>(joined === null ? path : null);
  if (joined !== null) return <AfterJoining joined={joined} />;
  if (door === undefined)
    return (
      <p className="flex items-center gap-2 text-ink-muted text-sm">
        <Spinner className="size-4" /> Looking for the class…
      </p>
    );
  if (!door.ok)
    return (
      <div className="flex flex-col items-start gap-4">
        <Callout role="alert" tone="failed" title="This opens no class now" className="self-stretch">
          {door.message}
        </Callout>
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => void refresh()}>Try again</Button>
          <Link href="/join" className={buttonClass('secondary')}>
            Enter another code
          </Link>
          <Link href="/sign-in" className={buttonClass('secondary')}>
            Sign in
          </Link>
        </div>
      </div>
    );
  return <Door door={door.value} path={path} onJoined={setJoined} />;
}

function Door({
  door: { className, needsApproval, name },
  path,
  onJoined,
}: {
  readonly door: DoorAnswer;
  readonly path: string;
  readonly onJoined: (joined: JoinedAnswer) => void;
}) {
  const me = useSignedIn();
  const page = path.replace('/api/v1', '');
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const displayName = new FormData(event.currentTarget).get('displayName');
    setSending(true);
    setRefused(null);
    const asked = await askServer<JoinedAnswer>(
      'POST',
      path,
      displayName === null ? {} : { displayName: String(displayName) },
    );
    if (asked.ok) await refreshSignedIn();
    setSending(false);
    if (asked.ok) onJoined(asked.value);
    else setRefused(asked);
  };
  return (
    <form onSubmit={join} noValidate className="rounded-lg border border-line bg-surface">
      <div className="border-line border-b px-5 py-4">
        <p className="text-ink-muted text-sm">The class</p>
        <h2 className="font-semibold text-ink text-xl">{className}</h2>
        {needsApproval ? (
          <p className="mt-1 text-ink-muted text-sm">The instructor lets everybody in by hand.</p>
        ) : null}
      </div>
      <div className="flex flex-col gap-6 px-5 py-5">
        {me === null ? (
          <TextField
            name="displayName"
            label="Your name in the class"
            defaultValue={name ?? ''}
            autoComplete="name"
            maxLength={100}
            description="As your instructor knows you. You can change it later."
            className="max-w-96"
            {...faultOf(refused, 'displayName')}
          />
        ) : (
          <p className="text-ink text-sm leading-6">
            You join as <strong className="font-semibold">{me.displayName}</strong>, with the account that is
            signed in here.{' '}
            <Link href="/account" className="text-accent underline underline-offset-2">
              Not you?
            </Link>
          </p>
        )}
        <WhoSeesWhat />
        <FormFailure message={restOf(refused, ['displayName'])} />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" variant="primary" isPending={isSending}>
            Join {className}
          </Button>
          {me === null ? (
            <Link
              href={`/sign-in?next=${encodeURIComponent(page)}`}
              className="text-accent text-sm underline underline-offset-2"
            >
              I have an account already
            </Link>
          ) : null}
        </div>
        {me === null ? (
          <SignInElsewhere title="Or with an account that you have elsewhere" next={() => page} />
        ) : null}
      </div>
    </form>
  );
}

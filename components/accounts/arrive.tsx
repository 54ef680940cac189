'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { afterSignIn, refreshSignedIn } from '@/stores/account/account';
import { rememberSignedIn } from '@/stores/account/signed-in';
import { BringAlong } from './bring-along';

type State = 'asking' | 'in' | { readonly failure: string };

/** Where a launch ends: lets this browser know who has signed in, asks what is brought along, and goes on. */
export function Arrive() {
  const router = useRouter();
  const [state, setState] = useState<State>('asking');
  const goOn = () => {
    const next = new URLSearchParams(window.location.search).get('next');
    router.replace(afterSignIn(next, false));
  };
  useEffect(() => {
    // Whoever was here before: what is theirs is not sent by the session of the one who comes in.
    rememberSignedIn(null);
    void refreshSignedIn().then((asked) => {
      if (!asked.ok) setState({ failure: asked.message });
      else if (asked.value.me === null)
        setState({
          failure:
            'The browser has not kept the session of this launch. Let it keep cookies of this lab, then open the link in your course again.',
        });
      else setState('in');
    });
  }, []);
  if (typeof state === 'object')
    return (
      <div className="flex flex-col items-start gap-4">
        <Callout role="alert" tone="failed" title="You are not signed in" className="self-stretch">
          {state.failure}
        </Callout>
        <Link href="/" className={buttonClass('secondary')}>
          Go to the course without an account
        </Link>
      </div>
    );
  if (state === 'in') return <BringAlong goesOn onDone={goOn} />;
  return (
    <p className="flex items-center gap-2 text-ink-muted text-sm">
      <Spinner className="size-4" /> Looking who you are…
    </p>
  );
}

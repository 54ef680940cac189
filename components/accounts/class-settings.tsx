'use client';

import Link from 'next/link';
import { Setting, SettingsSection } from '@/components/shell/settings/settings-section';
import { buttonClass } from '@/components/ui/button-class';
import { useSignedIn } from './use-signed-in';

/** In the settings: the way into a class, or to the account of whoever is in one. */
export function ClassSettings() {
  const me = useSignedIn();
  return (
    <SettingsSection id="classes" title="Classes">
      {me === null ? (
        <Setting
          title="Learning in a class"
          about="With a code from your instructor you see what is due, hand work in, and go on with it on other devices. Every lesson is open without one."
        >
          <span className="flex flex-wrap gap-2">
            <Link href="/join" className={buttonClass()}>
              Join a class
            </Link>
            <Link href="/sign-in" className={buttonClass()}>
              Sign in
            </Link>
          </span>
        </Setting>
      ) : (
        <Setting
          title={`Signed in as ${me.displayName}`}
          about="What you do in lessons is recorded for your class and your other devices, too."
        >
          <Link href="/account" className={buttonClass()}>
            Your account
          </Link>
        </Setting>
      )}
    </SettingsSection>
  );
}

'use client';

import { useEffect, useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { Button } from '@/components/ui/button';
import type { OwnIdentity, SignInProvider, SignInWays } from '@/contracts/api/learner';
import { askServer } from '@/stores/account/ask-server';
import { beginLink, outcomeIn } from '@/stores/account/elsewhere';
import { FormFailure } from './form-failure';
import { momentWords } from './moment-words';
import { useConfirmed } from './use-confirmed';
import { useServer } from './use-server';

/** Accounts elsewhere that sign in here: to be linked, and unlinked. Nothing where there are none and none can be had. */
export function IdentitySettings({
  identities,
  onChanged,
}: {
  readonly identities: readonly OwnIdentity[];
  readonly onChanged: () => Promise<unknown>;
}) {
  const { asked: ways } = useServer<SignInWays>('/api/v1/sign-in-ways');
  const confirmed = useConfirmed();
  const [isBusy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // Somebody who has agreed elsewhere comes back to this page.
  useEffect(() => setFailure(outcomeIn(window.location.search)?.failure ?? null), []);

  const providers = ways?.ok ? ways.value.providers : [];
  const linkable = providers.filter((each) => !identities.some((identity) => isOf(identity, each)));
  if (identities.length === 0 && linkable.length === 0) return null;

  const link = async ({ way }: SignInProvider) => {
    setBusy(way);
    setFailure(null);
    const asked = await confirmed(() => beginLink(way));
    if (asked.ok) window.location.assign(asked.value.url);
    else {
      setFailure(asked.message);
      setBusy(null);
    }
  };
  const unlink = async ({ createdAt: _, ...identity }: OwnIdentity) => {
    setBusy(identity.subject);
    setFailure(null);
    const asked = await confirmed(() => askServer<object>('DELETE', '/api/v1/account/identities', identity));
    if (asked.ok) await onChanged();
    else setFailure(asked.message);
    setBusy(null);
  };

  return (
    <>
      {identities.map((identity) => {
        const name = nameOf(identity, providers);
        return (
          <Setting
            key={`${identity.provider} ${identity.issuer} ${identity.subject}`}
            title={name}
            about={`Signs you in here, since ${momentWords(identity.createdAt)}.`}
          >
            <Button
              aria-label={`Unlink ${name}`}
              isPending={isBusy === identity.subject}
              onPress={() => void unlink(identity)}
            >
              Unlink
            </Button>
          </Setting>
        );
      })}
      {linkable.map((provider) => (
        <Setting
          key={provider.way}
          title={provider.name}
          about="Not linked. Once it is, your account there signs you in here."
        >
          <Button isPending={isBusy === provider.way} onPress={() => void link(provider)}>
            Link {provider.name}
          </Button>
        </Setting>
      ))}
      <FormFailure message={failure} />
    </>
  );
}

function isOf({ provider, issuer }: OwnIdentity, { way, issuer: of }: SignInProvider): boolean {
  return provider === way && issuer === of;
}

function nameOf(identity: OwnIdentity, providers: readonly SignInProvider[]): string {
  const known = providers.find((each) => isOf(identity, each));
  return known?.name ?? `Your account at ${URL.parse(identity.issuer)?.hostname ?? identity.issuer}`;
}

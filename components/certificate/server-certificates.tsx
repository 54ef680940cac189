'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useServer } from '@/components/accounts/use-server';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import type { CertificateScope, Standing } from '@/contracts/api/certificates';
import { askServer } from '@/stores/account/ask-server';
import { MissingList } from './missing-list';
import { RevokeButton } from './revoke-button';

const LINK = 'text-accent underline underline-offset-2';

export interface ServerCertificatesProps {
  readonly isSignedIn: boolean;
  readonly name: string;
  readonly titles: Readonly<Record<CertificateScope, string>>;
}

/** Certificates of what the server has itself graded, which anybody can verify. */
export function ServerCertificates({ isSignedIn, name, titles }: ServerCertificatesProps) {
  const { asked, refresh } = useServer<{ readonly standings: readonly Standing[] }>(
    isSignedIn ? '/api/v1/certificates' : null,
  );
  if (!isSignedIn)
    return (
      <p className="mt-2 max-w-[65ch] text-ink-muted leading-7">
        In a class, the server grades what you hand in, and signs a certificate that anybody can verify at its
        address.{' '}
        <Link className={LINK} href="/sign-in?next=/certificate">
          Sign in
        </Link>{' '}
        to see how far you are.
      </p>
    );
  if (asked === undefined) return <p className="mt-2 text-ink-muted">Asking the server.</p>;
  if (!asked.ok)
    return (
      <Callout tone="failed" role="alert" className="mt-3" title="The server did not answer">
        {asked.message}
      </Callout>
    );
  return (
    <div className="mt-3 space-y-8">
      {asked.value.standings
        .filter(({ outOf }) => outOf > 0)
        .map((standing) => (
          <section key={standing.scope} aria-label={titles[standing.scope]}>
            <h3 className="mb-2 font-medium text-ink">{titles[standing.scope]}</h3>
            <OneStanding standing={standing} name={name} refresh={refresh} />
          </section>
        ))}
    </div>
  );
}

interface OneStandingProps {
  readonly standing: Standing;
  readonly name: string;
  readonly refresh: () => Promise<unknown>;
}

function OneStanding({ standing, name, refresh }: OneStandingProps) {
  const { scope, passed, outOf, missing, certificate } = standing;
  const [consent, setConsent] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const issue = async () => {
    setAsking(true);
    setFailure(null);
    const asked = await askServer<object>('POST', '/api/v1/certificates', { scope, name, consent: true });
    if (asked.ok) await refresh();
    else setFailure(asked.message);
    setAsking(false);
  };

  return (
    <div className="space-y-4">
      {certificate === null ? null : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line px-4 py-3">
          <p className="min-w-0 flex-1 text-ink text-sm">
            <Link className={LINK} href={`/verify/${certificate.id}`}>
              Certificate for {certificate.name}
            </Link>
            , {certificate.issuedAt.slice(0, 10)}
          </p>
          <RevokeButton id={certificate.id} onRevoked={refresh} />
        </div>
      )}
      {missing.length > 0 ? (
        <MissingList passed={passed} outOf={outOf} missing={missing} />
      ) : (
        <>
          <Checkbox isSelected={consent} onChange={setConsent}>
            Whoever has the address of the certificate may see this name, what I passed and when. I can revoke
            it at any time.
          </Checkbox>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              variant={certificate === null ? 'primary' : 'secondary'}
              isPending={isAsking}
              isDisabled={!consent || name === ''}
              onPress={() => void issue()}
            >
              {certificate === null ? 'Issue the certificate' : 'Issue it anew, in place of this one'}
            </Button>
            {name === '' ? <p className="text-ink-muted text-sm">Give your name above first.</p> : null}
          </div>
        </>
      )}
      {failure === null ? null : (
        <Callout tone="failed" role="alert" title="It was not issued">
          {failure}
        </Callout>
      )}
    </div>
  );
}

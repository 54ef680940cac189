'use client';

import Link from 'next/link';
import { useServer } from '@/components/accounts/use-server';
import { download } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { ShownCertificate } from '@/contracts/api/certificates';
import { CertificateSheet } from './certificate-sheet';
import { serverSheet } from './sheet-data';

const WHY = {
  replaced: 'A later certificate has taken its place.',
  owner: 'Its owner has revoked it.',
  operator: 'Who runs this lab has revoked it.',
} as const;

/** What the server says of a certificate, for whoever was given its address. */
export function VerifyView({ id }: { readonly id: string }) {
  const { asked } = useServer<ShownCertificate>(`/api/v1/certificates/${encodeURIComponent(id)}`);
  if (asked === undefined) return <p className="min-h-96 text-ink-muted">Asking the server.</p>;
  if (!asked.ok)
    return asked.code === 'not-found' ? (
      <Callout tone="failed" role="status" title="There is no such certificate">
        It was never issued by this server, or its owner has erased their account. Look whether the address is
        whole.
      </Callout>
    ) : (
      <Callout tone="failed" role="alert" title="It could not be verified now">
        {asked.message}
      </Callout>
    );
  const shown = asked.value;
  if (shown.state === 'revoked')
    return (
      <Callout tone="failed" role="status" title="This certificate was revoked">
        {WHY[shown.why]} It is no longer valid since {shown.revokedAt.slice(0, 10)}.
      </Callout>
    );
  if (shown.state === 'broken')
    return (
      <Callout tone="failed" role="status" title="This certificate is not genuine">
        What is stored under this address was not signed by this server, or was changed since.
      </Callout>
    );
  return <Genuine shown={shown} />;
}

function Genuine({ shown }: { readonly shown: Extract<ShownCertificate, { state: 'valid' }> }) {
  const { certificate, jws, key } = shown;
  const address = `${certificate.issuer ?? window.location.origin}/verify/${certificate.id}`;
  const save = () => {
    const text = `${JSON.stringify({ jws, key }, null, 2)}\n`;
    download(`certificate-${certificate.id}.json`, new TextEncoder().encode(text), 'application/json');
  };
  return (
    <>
      <div className="mb-6 print:hidden">
        <Callout tone="passed" role="status" title="This certificate is genuine">
          This server graded each exercise itself and signed what stands below. The name is as its owner wrote
          it: the lab does not know who they are.
        </Callout>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button onPress={() => window.print()}>Print, or save as PDF</Button>
          <Button variant="quiet" onPress={save}>
            Save with its signature
          </Button>
          <Link className="self-center text-accent text-sm underline underline-offset-2" href="/">
            What the course is
          </Link>
        </div>
      </div>
      <CertificateSheet data={serverSheet(certificate, address)} />
    </>
  );
}

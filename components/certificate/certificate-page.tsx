'use client';

import { useEffect, useState } from 'react';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { TextField } from '@/components/ui/text-field';
import type { CourseExercise } from '@/content/required-exercises';
import { messageOf } from '@/engine/core/errors';
import type { DeviceStanding } from '@/stores/certificate/device-standing';
import { CertificateSheet } from './certificate-sheet';
import { MissingList } from './missing-list';
import { ServerCertificates } from './server-certificates';
import { deviceSheet } from './sheet-data';

export interface CertificatePageProps {
  readonly exercises: readonly CourseExercise[];
  /** The ids of those that are the capstone’s. */
  readonly capstone: readonly string[];
  /** The ids of those whose checks stand on a certificate. */
  readonly told: readonly string[];
}

const TITLES = { course: 'The whole course', capstone: 'The capstone' } as const;

/** Makes a certificate of what this browser has checked, and asks the server for one of what it has graded. */
export function CertificatePage({ exercises, capstone, told }: CertificatePageProps) {
  const signedIn = useSignedIn();
  const [standings, setStandings] = useState<readonly DeviceStanding[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [name, setName] = useState('');
  useEffect(() => {
    let isGone = false;
    import('@/stores/certificate/browser-standing')
      .then(({ loadDeviceStandings }) => loadDeviceStandings(exercises, capstone, told))
      .then(
        (found) => isGone || setStandings(found),
        (thrown: unknown) => isGone || setFailure(messageOf(thrown)),
      );
    return () => {
      isGone = true;
    };
  }, [exercises, capstone, told]);

  return (
    <>
      <div className="print:hidden">
        <TextField
          className="max-w-96"
          label="Name"
          description="As it shall stand on the certificate. It stays on this device until you ask the server for one."
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={setName}
        />
        <h2 className="mt-10 font-semibold text-ink text-xl">Checked on this device</h2>
      </div>
      {failure === null ? null : (
        <Callout tone="failed" role="alert" className="mt-4" title="What you have passed could not be read">
          {failure}
        </Callout>
      )}
      {standings === null ? (
        failure === null ? (
          <p className="mt-3 min-h-40 text-ink-muted">Reading what you have passed.</p>
        ) : null
      ) : (
        <Tabs className="mt-3">
          <TabList aria-label="Certificate of" className="print:hidden">
            {standings.map(({ scope }) => (
              <Tab key={scope} id={scope}>
                {TITLES[scope]}
              </Tab>
            ))}
          </TabList>
          {standings.map((standing) => (
            <TabPanel key={standing.scope} id={standing.scope} className="pt-5">
              <OnDevice standing={standing} name={name.trim()} />
            </TabPanel>
          ))}
        </Tabs>
      )}
      <div className="print:hidden">
        <h2 className="mt-12 font-semibold text-ink text-xl">Verified by the server</h2>
        <ServerCertificates isSignedIn={signedIn !== null} name={name.trim()} titles={TITLES} />
      </div>
    </>
  );
}

function OnDevice({ standing, name }: { readonly standing: DeviceStanding; readonly name: string }) {
  const { passed, outOf, missing } = standing;
  if (outOf === 0) return <p className="text-ink-muted">There is no such lesson here yet.</p>;
  if (missing.length > 0)
    return (
      <MissingList
        passed={passed.length}
        outOf={outOf}
        missing={missing.map(({ id, title, slug }) => ({ id, title, href: `/learn/${slug}` }))}
      />
    );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <Button variant="primary" isDisabled={name === ''} onPress={() => window.print()}>
          Print, or save as PDF
        </Button>
        {name === '' ? <p className="text-ink-muted text-sm">Give your name first.</p> : null}
      </div>
      <CertificateSheet data={deviceSheet(standing, name === '' ? 'Your name' : name, latestOf(standing))} />
    </>
  );
}

/** A certificate is dated by the last exercise that it is of, so that it is the same whenever it is printed. */
const latestOf = ({ passed }: DeviceStanding): number =>
  Math.max(0, ...passed.map(({ passedAt }) => passedAt ?? 0)) || Date.now();

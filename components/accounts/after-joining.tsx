'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { JoinedAnswer } from '@/contracts/api/learner';
import { BringAlong } from './bring-along';
import { RecoveryCode } from './recovery-code';

/** What follows on joining: the recovery code of a new account, then what is brought along, then the class. */
export function AfterJoining({ joined }: { readonly joined: JoinedAnswer }) {
  const router = useRouter();
  const [isKept, setKept] = useState(joined.recoveryCode === null);
  return (
    <div className="flex flex-col gap-6">
      <Callout role="status" tone="passed" title="You are in">
        {joined.status === 'pending'
          ? 'Your instructor has to let you in; until then you can go on with every lesson.'
          : '“Class” in the header leads to it from now on.'}
      </Callout>
      {isKept ? (
        <BringAlong
          onDone={() => router.push(joined.status === 'active' ? `/class/${joined.classId}` : '/class')}
        />
      ) : (
        <RecoveryCode code={joined.recoveryCode ?? ''} onKept={() => setKept(true)} />
      )}
    </div>
  );
}

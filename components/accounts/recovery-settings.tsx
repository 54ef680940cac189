'use client';

import { useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { Button } from '@/components/ui/button';
import { askServer } from '@/stores/account/ask-server';
import type { Refused } from './field-faults';
import { FormFailure } from './form-failure';
import { RecoveryCode } from './recovery-code';
import { useConfirmed } from './use-confirmed';

/** A recovery code in place of the one before. */
export function RecoverySettings({
  hasCode,
  onChanged,
}: {
  readonly hasCode: boolean;
  readonly onChanged: () => Promise<unknown>;
}) {
  const confirmed = useConfirmed();
  const [code, setCode] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const renew = async () => {
    setSending(true);
    setRefused(null);
    const asked = await confirmed(() =>
      askServer<{ recoveryCode: string }>('PATCH', '/api/v1/account', { renewRecoveryCode: true }),
    );
    if (asked.ok) setCode(asked.value.recoveryCode);
    else setRefused(asked);
    setSending(false);
  };
  if (code !== null)
    return (
      <RecoveryCode
        code={code}
        keptLabel="Done"
        onKept={() => {
          setCode(null);
          void onChanged();
        }}
      />
    );
  return (
    <>
      <Setting
        title="Recovery code"
        about={
          hasCode
            ? 'You have one. It cannot be shown again; a new one takes its place.'
            : 'You have none. It opens your account when nothing else does.'
        }
      >
        <Button isPending={isSending} onPress={() => void renew()}>
          {hasCode ? 'Make a new one' : 'Make one'}
        </Button>
      </Setting>
      <FormFailure message={refused?.message ?? null} />
    </>
  );
}

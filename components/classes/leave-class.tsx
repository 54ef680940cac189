'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormFailure } from '@/components/accounts/form-failure';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { askServer } from '@/stores/account/ask-server';

/** Leaving a class, and what happens then. */
export function LeaveClass({ classId, name }: { readonly classId: string; readonly name: string }) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const leave = async () => {
    setBusy(true);
    setFailure(null);
    const asked = await askServer<object>('DELETE', `/api/v1/classes/${classId}/membership`);
    setBusy(false);
    if (asked.ok) router.push('/class');
    else setFailure(asked.message);
  };
  return (
    <div className="mt-10 flex flex-wrap items-center justify-between gap-4 border-line border-t pt-5">
      <p className="text-ink-muted text-sm">You can leave the class and keep your account.</p>
      <Button variant="quiet" onPress={() => setAsked(true)}>
        Leave the class
      </Button>
      {isAsked ? (
        <ActionDialog
          title={`Leave ${name}?`}
          action="Leave"
          isDanger
          isReady
          isPending={isBusy}
          onAction={() => void leave()}
          onClose={() => setAsked(false)}
        >
          <p>
            What you handed in and your grades stay with the class. You cannot hand in any more, unless you
            join again with its code. Your work in this browser is untouched.
          </p>
          <div className="mt-3">
            <FormFailure message={failure} />
          </div>
        </ActionDialog>
      ) : null}
    </div>
  );
}

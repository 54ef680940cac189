'use client';

import { Cloud } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useCloud } from './cloud-context';
import { SignUpDialog } from './sign-up-dialog';

/** Before the first account: what this is for, and the way in. */
export function NothingOpened() {
  const { isBusy } = useCloud();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <EmptyState
        className="min-h-0 flex-1"
        icon={<Cloud aria-hidden size={24} />}
        title="No account on a cloud yet"
        action={
          <Button variant="primary" size="sm" isDisabled={isBusy} onPress={() => setOpen(true)}>
            Sign up for a cloud
          </Button>
        }
      >
        AWS, Google Cloud and Azure, simulated: clusters and machines that are billed by the second at list
        prices. In the terminal: <code>cloud</code>, <code>aws</code>, <code>gcloud</code>, <code>az</code>.
      </EmptyState>
      {isOpen ? <SignUpDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

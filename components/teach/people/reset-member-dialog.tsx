'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import type { MemberInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { LinkDialog } from '../data/link-dialog';
import { useAct } from '../data/use-act';

interface ResetLink {
  readonly link: { readonly token: string; readonly expiresAt: string };
}

/** Makes a link by which a learner gets back into their account. */
export function ResetMemberDialog({ member, onClose }: { member: MemberInfo; onClose: () => void }) {
  const { id } = useThisClass();
  const [made, setMade] = useState<ResetLink | null>(null);
  const { act, isPending, failure } = useAct();
  const make = async () => {
    const ask = () => askServer<ResetLink>('POST', `${classPath(id)}/members/${member.id}/reset`, {});
    setMade(await act(ask, { changes: `${classPath(id)}/members` }));
  };
  if (made !== null)
    return (
      <LinkDialog
        title={`A link for ${member.name}`}
        path={`/reset#${made.link.token}`}
        expiresAt={made.link.expiresAt}
        onClose={onClose}
      />
    );
  return (
    <ActionDialog
      title={`A link for ${member.name}?`}
      size="sm"
      action="Make the link"
      isReady
      isPending={isPending}
      onAction={() => void make()}
      onClose={onClose}
    >
      <p>
        For someone who has lost their device and their recovery code. They set a password by it, and are in
        their account again with all of their work.
      </p>
      <div className="mt-3">
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

'use client';

import type { MemberInfo } from '@/contracts/api/teach';
import { ChangeMemberDialog } from './change-member-dialog';
import { ResetMemberDialog } from './reset-member-dialog';
import { RoleDialog } from './role-dialog';
import { StatusDialog } from './status-dialog';

/** What is about to be done about whom. */
export interface MemberAct {
  readonly does: 'change' | 'role' | 'reset' | 'remove' | 'admit';
  readonly member: MemberInfo;
}

/** The dialog of an act about one person. */
export function MemberDialogs({ acting, onClose }: { acting: MemberAct; onClose: () => void }) {
  const { does, member } = acting;
  switch (does) {
    case 'change':
      return <ChangeMemberDialog member={member} onClose={onClose} />;
    case 'role':
      return <RoleDialog member={member} onClose={onClose} />;
    case 'reset':
      return <ResetMemberDialog member={member} onClose={onClose} />;
    case 'remove':
    case 'admit':
      return (
        <StatusDialog member={member} status={does === 'admit' ? 'active' : 'removed'} onClose={onClose} />
      );
  }
}

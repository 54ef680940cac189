'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { MemberInfo } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';
import type { MemberAct } from './member-dialogs';

const ROLES = { instructor: 'Instructor', ta: 'Assistant', learner: 'Learner' } as const;
const CELL = 'px-3 py-1.5 align-middle';

export interface MemberRowProps {
  readonly member: MemberInfo;
  readonly leads: boolean;
  readonly onAct: (act: MemberAct) => void;
}

/** One person of the class, with what can be done about them. */
export function MemberRow({ member, leads, onAct }: MemberRowProps) {
  const { id, sections } = useThisClass();
  const isGone = member.status === 'removed' || member.status === 'left';
  const sectionName = (sectionId: string | null) =>
    sections.find((section) => section.id === sectionId)?.name ?? '–';
  const act = (does: MemberAct['does']) => () => onAct({ does, member });
  return (
    <tr>
      <th scope="row" className={`${CELL} min-w-40 break-words text-start font-medium text-ink`}>
        {member.role === 'learner' && !isGone ? (
          <Link href={`/teach/${id}/view?as=${member.id}`} className="hover:underline">
            {member.name}
          </Link>
        ) : (
          member.name
        )}
        {member.name === member.displayName ? null : (
          <span className="block font-normal text-ink-muted text-xs">goes by {member.displayName}</span>
        )}
      </th>
      <td className={CELL}>
        <span className="flex flex-wrap items-center gap-1.5">
          <Badge tone={member.role === 'learner' ? 'neutral' : 'accent'}>{ROLES[member.role]}</Badge>
          {isGone ? <Badge tone="note">{member.status === 'left' ? 'Has left' : 'Removed'}</Badge> : null}
          {member.mayExport ? <Badge tone="note">May export</Badge> : null}
        </span>
      </td>
      <td className={CELL}>
        {member.role === 'ta'
          ? (member.sees?.map(sectionName).join(', ') ?? 'Sees all')
          : sectionName(member.sectionId)}
      </td>
      <td className={`${CELL} tabular-nums`}>{member.studentId ?? '–'}</td>
      <td className={CELL}>
        {member.username ?? <span className="text-ink-muted">code of this class</span>}
      </td>
      <td className={`${CELL} text-end`}>
        {leads ? (
          <MenuTrigger>
            <IconButton label={`More for ${member.name}`} size="sm">
              <Ellipsis aria-hidden size={15} />
            </IconButton>
            <Menu placement="bottom end" aria-label={member.name}>
              {isGone ? (
                <MenuItem onAction={act('admit')}>Take back in</MenuItem>
              ) : (
                <>
                  <MenuItem onAction={act('change')}>Section and number</MenuItem>
                  <MenuItem onAction={act('role')}>Role</MenuItem>
                  {member.role === 'learner' ? (
                    <MenuItem onAction={act('reset')}>Link to get back in</MenuItem>
                  ) : null}
                  <MenuItem tone="danger" onAction={act('remove')}>
                    Remove from the class
                  </MenuItem>
                </>
              )}
            </Menu>
          </MenuTrigger>
        ) : (
          <span className="text-ink-muted">{isGone ? '' : 'Active'}</span>
        )}
      </td>
    </tr>
  );
}

'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { MemberInfo } from '@/contracts/api/teach';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { fromNow } from '../data/moment';
import { useAct } from '../data/use-act';

/** Who has joined and waits to be let in. */
export function PendingList({ members, leads }: { members: readonly MemberInfo[]; leads: boolean }) {
  const { id } = useThisClass();
  const { act, isPending, failure } = useAct();
  const decide = (who: readonly MemberInfo[], status: 'active' | 'removed') => {
    const all = async (): Promise<Asked<object>> => {
      for (const member of who) {
        const asked = await askServer<object>('PATCH', `${classPath(id)}/members/${member.id}`, { status });
        if (!asked.ok) return asked;
      }
      return { ok: true, value: {} };
    };
    const names = who.length === 1 ? who[0]!.name : `${who.length} people`;
    void act(all, {
      changes: classPath(id),
      said: status === 'active' ? `${names} let in` : `${names} turned away`,
    });
  };
  if (members.length === 0) return <Failed failure={failure} />;
  return (
    <Callout
      className="mb-6"
      title={`${members.length} ${members.length === 1 ? 'person waits' : 'people wait'} to be let in`}
    >
      <Failed failure={failure} />
      <ul className="my-2 flex max-h-72 flex-col gap-1.5 overflow-y-auto">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 break-words font-medium">{member.name}</span>
            <span className="me-auto text-ink-muted text-xs">
              joined {fromNow(member.createdAt, Date.now())}
            </span>
            {leads ? (
              <>
                <Button
                  size="sm"
                  isDisabled={isPending}
                  aria-label={`Let ${member.name} in`}
                  onPress={() => decide([member], 'active')}
                >
                  Let in
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  isDisabled={isPending}
                  aria-label={`Turn ${member.name} away`}
                  onPress={() => decide([member], 'removed')}
                >
                  Turn away
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {leads && members.length > 1 ? (
        <Button size="sm" variant="primary" isPending={isPending} onPress={() => decide(members, 'active')}>
          Let all {members.length} in
        </Button>
      ) : null}
    </Callout>
  );
}

'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Switch } from '@/components/ui/switch';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { CopyButton } from '../data/copy-button';
import { Failed } from '../data/failed';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { JoinRulesDialog } from './join-rules-dialog';

/** The code by which learners come in, its link, and what holds for it. */
export function InvitePanel() {
  const { id, join, timeZone } = useThisClass();
  const { act, isPending, failure } = useAct();
  const [isChanging, setChanging] = useState(false);
  if (join === null) return null;
  const change = (body: object, said: string) =>
    act(() => askServer<object>('PATCH', classPath(id), body), { changes: classPath(id), said });
  const renew = () =>
    act(() => askServer<object>('POST', `${classPath(id)}/code`, {}), {
      changes: classPath(id),
      said: 'The class has another code; the old one opens nothing any more',
    });
  const code = `${join.code.slice(0, 4)}-${join.code.slice(4)}`;
  const isOver = join.expiresAt !== null && Date.parse(join.expiresAt) <= Date.now();
  return (
    <section aria-label="Invite" className="mb-6 rounded-lg border border-line bg-surface px-4 py-4">
      {join.wasFlooded ? (
        <Callout tone="failed" title="The code was closed" className="mb-4">
          More than {join.perHour} people joined by it within an hour. Look at who is in the class. Then open
          it again, or take another code first if it has got out.
        </Callout>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div>
          <p className="text-ink-muted text-xs">Class code</p>
          <p className="select-all font-mono font-semibold text-2xl text-ink tracking-wider">{code}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <CopyButton size="sm" text={code} label="Copy the code" />
          <CopyButton
            size="sm"
            text={`${globalThis.location?.origin ?? ''}/join/${join.code}`}
            label="Copy the link"
          />
          <Button size="sm" isDisabled={isPending} onPress={() => void renew()}>
            Another code
          </Button>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 md:ms-auto">
          {isOver ? <Badge>Ended {inZone(join.expiresAt!, timeZone)}</Badge> : null}
          <Switch
            isSelected={join.isOpen}
            isDisabled={isPending}
            onChange={(isJoinOpen) =>
              void change({ isJoinOpen }, isJoinOpen ? 'The code opens the class' : 'The code is closed')
            }
          >
            Open
          </Switch>
          <Switch
            isSelected={join.needsApproval}
            isDisabled={isPending}
            onChange={(needsApproval) =>
              void change(
                { needsApproval },
                needsApproval ? 'You approve who joins' : 'Whoever has the code is in at once',
              )
            }
          >
            I approve who joins
          </Switch>
          <Button size="sm" variant="quiet" onPress={() => setChanging(true)}>
            More rules
          </Button>
        </div>
      </div>
      <p className="mt-3 text-ink-muted text-xs">
        Learners need no e-mail address: they open the link or type the code, and choose a name.
        {join.expiresAt !== null && !isOver ? ` The code ends ${inZone(join.expiresAt, timeZone)}.` : ''}
      </p>
      <Failed failure={failure} />
      {isChanging ? <JoinRulesDialog onClose={() => setChanging(false)} /> : null}
    </section>
  );
}

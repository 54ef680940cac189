'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Progress } from '@/components/ui/progress';
import { Switch } from '@/components/ui/switch';
import type { GradebookColumn } from '@/contracts/api/gradebook';
import type { RegradeInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { Loaded } from '../data/loaded';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { useServer } from '../data/use-server';
import { RegradePreview } from './regrade-preview';

/** Grades all that was handed in for a piece of work by the lesson as it is now; shows what would change before it counts. */
export function RegradeDialog({ column, onClose }: { column: GradebookColumn; onClose: () => void }) {
  const { id, timeZone } = useThisClass();
  const path = `${classPath(id)}/assignments/${column.id}/regrades`;
  const regrades = useServer<{ regrades: readonly RegradeInfo[] }>(path, { refreshInterval: 2_000 });
  const [mayLower, setMayLower] = useState(false);
  const { act, isPending, failure } = useAct();
  const open = regrades.data?.regrades.find(({ state }) => state === 'open');
  const isDone = open !== undefined && open.done + open.failed >= open.jobs;
  const start = () => act(() => askServer<object>('POST', path, {}), { changes: path });
  const discard = () =>
    open &&
    act(() => askServer<object>('DELETE', `${path}/${open.id}`, {}), {
      changes: path,
      said: 'Discarded; nothing has changed',
    });
  const apply = async () => {
    if (open === undefined) return;
    const ask = () => askServer<{ changed: number }>('POST', `${path}/${open.id}`, { mayLower });
    const said = ({ changed }: { changed: number }) => `${changed} submissions count by what was found now`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <Dialog
      title={`Grade ${column.contentId} ${column.title} anew`}
      size="lg"
      isOpen
      onOpenChange={onClose}
      actions={
        open === undefined ? (
          <Button variant="primary" isPending={isPending} onPress={() => void start()}>
            Grade all of it anew
          </Button>
        ) : (
          <>
            <Button isDisabled={isPending} onPress={() => void discard()}>
              Discard
            </Button>
            <Button
              variant="primary"
              isPending={isPending}
              isDisabled={!isDone || open.jobs === 0}
              onPress={() => void apply()}
            >
              Let it count
            </Button>
          </>
        )
      }
    >
      <p className="text-ink-muted">
        For when a lesson or a check was mended. All that was handed in is graded by what the lesson is now,
        beside what counts; you see the difference before anything changes for anybody.
      </p>
      <div className="mt-3">
        <Failed failure={failure} />
      </div>
      <Loaded of={regrades} what="earlier ones">
        {({ regrades: all }) => (
          <>
            {open === undefined ? null : open.jobs === 0 ? (
              <p role="status">
                All that was handed in is graded by what the lesson is now: there is nothing to grade anew.
              </p>
            ) : (
              <section aria-label="This one" className="my-4 flex flex-col gap-4">
                <Progress
                  label="Graded"
                  visibleLabel
                  value={(open.done + open.failed) / open.jobs}
                  valueText={`${open.done + open.failed} of ${open.jobs} submissions`}
                />
                {open.failed > 0 ? (
                  <Callout tone="failed" title={`${open.failed} could not be graded`}>
                    They stay as they are. The server's log says why.
                  </Callout>
                ) : null}
                <RegradePreview path={`${path}/${open.id}`} isHidden={column.isHidden} isDone={isDone} />
                <Switch
                  isSelected={mayLower}
                  onChange={setMayLower}
                  description="Off: whoever would lose by it keeps what they have."
                >
                  Grades may get lower
                </Switch>
              </section>
            )}
            <ul className="mt-4 text-ink-muted text-xs">
              {all
                .filter(({ state }) => state !== 'open')
                .map((each) => (
                  <li key={each.id}>
                    {inZone(each.startedAt, timeZone)} by {each.startedBy}: {each.jobs} submissions,{' '}
                    {each.state}
                  </li>
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

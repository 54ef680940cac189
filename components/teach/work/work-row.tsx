'use client';

import { ArrowDown, ArrowUp, Ellipsis } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';
import { fromNow } from '../data/moment';
import { MomentText } from '../data/moment-text';
import { lateWords, RELEASE_WORDS } from './policy-words';

export interface WorkRowProps {
  readonly work: AssignmentInfo;
  readonly place: number;
  readonly of: number;
  readonly now: number;
  readonly leads: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onRelease: (isReleased: boolean) => void;
}

/** One piece of work with its dates and terms. */
export function WorkRow({ work, place, of, now, leads, onMove, onEdit, onRemove, onRelease }: WorkRowProps) {
  const { timeZone, sections } = useThisClass();
  const whose = sections.filter(({ id }) => work.sectionIds.includes(id)).map(({ name }) => name);
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-medium text-ink">
            <span className="me-1.5 text-ink-faint tabular-nums">{work.contentId}</span>
            {work.title}
          </span>
          {work.kind === 'module' ? <Badge>Module</Badge> : null}
          <StateBadge work={work} now={now} />
          {whose.length > 0 ? <Badge tone="note">{whose.join(', ')}</Badge> : null}
        </p>
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1.5 text-ink-muted text-sm">
          <When label="Opens" at={work.opensAt} timeZone={timeZone} />
          <When label="Due" at={work.dueAt} timeZone={timeZone} />
          <When label="Closes" at={work.closesAt} timeZone={timeZone} />
          <Fact label="Points">{work.points}</Fact>
          <Fact label="Late">{lateWords(work.latePolicy)}</Fact>
          <Fact label="Attempts">
            {work.maxAttempts ?? 'no limit'}
            {work.cooldownSeconds > 0 ? `, ${Math.round(work.cooldownSeconds / 60)} min apart` : ''}
          </Fact>
          <Fact label="Feedback">
            {RELEASE_WORDS[work.releasePolicy].label.replace(/^./, (first) => first.toLowerCase())}
            {work.releasePolicy === 'when-released' && work.releasedAt !== null ? ' (released)' : ''}
          </Fact>
        </dl>
      </div>
      {leads ? (
        <div className="flex shrink-0 items-center">
          <IconButton
            label={`Move ${work.title} up`}
            size="sm"
            isDisabled={place === 1}
            onPress={() => onMove(-1)}
          >
            <ArrowUp aria-hidden size={15} />
          </IconButton>
          <IconButton
            label={`Move ${work.title} down`}
            size="sm"
            isDisabled={place === of}
            onPress={() => onMove(1)}
          >
            <ArrowDown aria-hidden size={15} />
          </IconButton>
          <MenuTrigger>
            <IconButton label={`More for ${work.title}`} size="sm">
              <Ellipsis aria-hidden size={15} />
            </IconButton>
            <Menu placement="bottom end" aria-label={work.title}>
              <MenuItem onAction={onEdit}>Change dates and terms</MenuItem>
              {work.releasePolicy === 'when-released' ? (
                <MenuItem onAction={() => onRelease(work.releasedAt === null)}>
                  {work.releasedAt === null ? 'Release the feedback' : 'Hold the feedback back'}
                </MenuItem>
              ) : null}
              <MenuItem tone="danger" onAction={onRemove}>
                Take away
              </MenuItem>
            </Menu>
          </MenuTrigger>
        </div>
      ) : null}
    </div>
  );
}

function StateBadge({ work, now }: { work: AssignmentInfo; now: number }) {
  const past = (at: string | null) => at !== null && Date.parse(at) <= now;
  if (past(work.closesAt)) return <Badge>Closed</Badge>;
  if (work.opensAt !== null && !past(work.opensAt))
    return <Badge tone="note">Opens {fromNow(work.opensAt, now)}</Badge>;
  if (past(work.dueAt)) return <Badge>Was due {fromNow(work.dueAt!, now)}</Badge>;
  if (work.dueAt !== null) return <Badge tone="accent">Due {fromNow(work.dueAt, now)}</Badge>;
  return <Badge tone="accent">Open</Badge>;
}

function When({ label, at, timeZone }: { label: string; at: string | null; timeZone: string }) {
  return at === null ? null : (
    <Fact label={label}>
      <MomentText at={at} timeZone={timeZone} />
    </Fact>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-faint">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

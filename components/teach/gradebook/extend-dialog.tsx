'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import { DateTimeField } from '@/components/ui/date-time-field';
import { NumberField } from '@/components/ui/number-field';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath, useAssignments } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';

export interface ExtendDialogProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The work that is chosen at first. */
  readonly assignmentIds: readonly string[];
  readonly onClose: () => void;
}

/** Other dates, more attempts or an excuse for some people, or for whole sections. */
export function ExtendDialog({ people, assignmentIds, onClose }: ExtendDialogProps) {
  const { id, timeZone, sections } = useThisClass();
  const assignments = useAssignments(id).data?.assignments ?? [];
  const [work, setWork] = useState(assignmentIds);
  const [sectionIds, setSections] = useState<readonly string[]>([]);
  const [dueAt, setDue] = useState<string | null>(null);
  const [closesAt, setCloses] = useState<string | null>(null);
  const [extraAttempts, setExtra] = useState(0);
  const [isExcused, setExcused] = useState(false);
  const [reason, setReason] = useState('');
  const { act, isPending, failure } = useAct();
  const memberIds = people.map((person) => person.id);
  const says = isExcused || dueAt !== null || closesAt !== null || extraAttempts > 0;
  const isReady = says && work.length > 0 && reason.trim() !== '' && memberIds.length + sectionIds.length > 0;

  const save = async () => {
    const body = {
      assignmentIds: work,
      memberIds,
      sectionIds,
      dueAt,
      closesAt,
      extraAttempts,
      isExcused,
      reason,
    };
    const ask = () => askServer<object>('POST', `${classPath(id)}/overrides`, body);
    if ((await act(ask, { changes: classPath(id), said: 'The exception is made' })) !== null) onClose();
  };
  const toggle = (list: readonly string[], each: string, isIn: boolean) =>
    isIn ? [...list, each] : list.filter((other) => other !== each);
  return (
    <ActionDialog
      title="Extend or excuse"
      action="Make the exception"
      isReady={isReady}
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        {people.length > 0 ? (
          <p>
            For <strong className="font-medium">{namesOf(people)}</strong>
          </p>
        ) : (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium text-[0.8125rem]">For the sections</legend>
            {sections.map((section) => (
              <Checkbox
                key={section.id}
                isSelected={sectionIds.includes(section.id)}
                onChange={(isIn) => setSections(toggle(sectionIds, section.id, isIn))}
              >
                {section.name}
              </Checkbox>
            ))}
            {sections.length === 0 ? (
              <p className="text-ink-muted">
                The class has no sections. Choose people in the gradebook instead.
              </p>
            ) : null}
          </fieldset>
        )}
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-[0.8125rem]">Work</legend>
          <div className="flex max-h-48 flex-col gap-2 overflow-y-auto p-1">
            {assignments.map(({ id: each, contentId, title }) => (
              <Checkbox
                key={each}
                isSelected={work.includes(each)}
                onChange={(isIn) => setWork(toggle(work, each, isIn))}
              >
                {contentId} {title}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <Switch
          isSelected={isExcused}
          onChange={setExcused}
          description="It counts neither for nor against them."
        >
          Excuse
        </Switch>
        {isExcused ? null : (
          <>
            <DateTimeField
              label="Due"
              description={`On the clock of ${timeZone}. Empty: as it is. A due date after the closing date moves that, too.`}
              timeZone={timeZone}
              value={dueAt}
              onChange={setDue}
              errorMessage={failure?.fields.dueAt}
            />
            <DateTimeField
              label="Closes"
              timeZone={timeZone}
              value={closesAt}
              onChange={setCloses}
              errorMessage={failure?.fields.closesAt}
            />
            <NumberField
              label="More attempts"
              minValue={0}
              maxValue={1_000}
              value={extraAttempts}
              onChange={setExtra}
            />
          </>
        )}
        <TextField
          label="Reason"
          description="Kept with the exception; learners do not see it."
          value={reason}
          onChange={setReason}
        />
        <p className="text-ink-muted text-xs">
          An exception that they had for this work gives way to this one.
        </p>
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

function namesOf(people: readonly { readonly name: string }[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= 4) return new Intl.ListFormat('en').format(names);
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

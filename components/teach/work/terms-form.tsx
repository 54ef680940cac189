'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { DateTimeField } from '@/components/ui/date-time-field';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import type { ReleasePolicy } from '@/contracts/api/teach';
import { useThisClass } from '../class-context';
import { inZone, isSameClock, ownZone, zoneLabel } from '../data/moment';
import { LatePolicyField } from './late-policy-field';
import { RELEASE_WORDS } from './policy-words';
import { datesWrong, type TermsDraft } from './terms';

export interface TermsFormProps {
  readonly value: TermsDraft;
  readonly onChange: (terms: TermsDraft) => void;
  /** What the server found wrong, by field. */
  readonly wrong: Readonly<Record<string, string>>;
}

const COUNTS = [
  { id: 'best', label: 'The best' },
  { id: 'last', label: 'The last' },
];
const RELEASES = Object.entries(RELEASE_WORDS).map(([id, words]) => ({ id, ...words }));

/** The terms of work: its dates on the class's clock, what being late costs, attempts, feedback, and whom it is for. */
export function TermsForm({ value, onChange, wrong }: TermsFormProps) {
  const { timeZone, sections } = useThisClass();
  const set = (change: Partial<TermsDraft>) => onChange({ ...value, ...change });
  const dates = { ...wrong, ...datesWrong(value) };
  const date = (name: 'opensAt' | 'dueAt' | 'closesAt', label: string) => (
    <DateTimeField
      label={label}
      timeZone={timeZone}
      value={value[name]}
      onChange={(iso) => set({ [name]: iso })}
      description={<MyClock iso={value[name]} timeZone={timeZone} />}
      errorMessage={dates[name]}
    />
  );
  return (
    <div className="flex flex-col gap-5">
      <section className="flex flex-col gap-3">
        <p className="text-ink-muted text-xs">On the clock of {zoneLabel(timeZone)}</p>
        {date('opensAt', 'Opens')}
        {date('dueAt', 'Due')}
        {date('closesAt', 'Closes')}
      </section>
      <LatePolicyField
        value={value.latePolicy}
        onChange={(latePolicy) => set({ latePolicy })}
        errorMessage={Object.entries(wrong).find(([path]) => path.includes('latePolicy'))?.[1]}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <NumberField
          label="Points"
          minValue={0}
          maxValue={100_000}
          step={0.5}
          value={value.points}
          onChange={(points) => set({ points })}
        />
        <NumberField
          label="Wait between attempts"
          unit="minutes"
          minValue={0}
          maxValue={1_440}
          value={value.cooldownSeconds / 60}
          onChange={(minutes) => set({ cooldownSeconds: Math.round(minutes * 60) })}
        />
      </div>
      <div className="flex flex-col gap-3">
        <Switch
          isSelected={value.maxAttempts !== null}
          onChange={(isLimited) => set({ maxAttempts: isLimited ? 3 : null })}
        >
          Limit the attempts at each exercise
        </Switch>
        {value.maxAttempts === null ? null : (
          <NumberField
            label="Attempts"
            minValue={1}
            maxValue={10_000}
            value={value.maxAttempts}
            onChange={(maxAttempts) => set({ maxAttempts })}
          />
        )}
      </div>
      <Select
        label="Of several attempts counts"
        options={COUNTS}
        value={value.counts}
        onChange={(id) => set({ counts: id as TermsDraft['counts'] })}
      />
      <Select
        label="Feedback is shown"
        options={RELEASES}
        value={value.releasePolicy}
        onChange={(id) => set({ releasePolicy: id as ReleasePolicy })}
        description={RELEASE_WORDS[value.releasePolicy].description}
      />
      <Switch
        isSelected={value.isAnonymous}
        onChange={(isAnonymous) => set({ isAnonymous })}
        description="Those who grade see other names, which stay the same, until you show the real ones."
      >
        Grade without names
      </Switch>
      {sections.length === 0 ? null : (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-[0.8125rem] text-ink">For</legend>
          {sections.map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={value.sectionIds.includes(id)}
              onChange={(isIn) =>
                set({
                  sectionIds: isIn
                    ? [...value.sectionIds, id]
                    : value.sectionIds.filter((each) => each !== id),
                })
              }
            >
              {name}
            </Checkbox>
          ))}
          <p className="text-ink-muted text-xs">None chosen: for everyone.</p>
        </fieldset>
      )}
    </div>
  );
}

function MyClock({ iso, timeZone }: { iso: string | null; timeZone: string }) {
  if (iso === null || isSameClock(iso, timeZone, ownZone())) return null;
  return <>For you {inZone(iso, ownZone())}</>;
}

'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { ToggleGroup, type ToggleOption } from '@/components/ui/toggle-group';
import { OWN } from '@/engine/simulator/own/own';
import { PRACTICES, type Practice, type PracticeChoice } from '@/engine/simulator/practices';
import { practicesOn } from '@/engine/simulator/switches';
import type { OwnState, SimulatorState } from '@/stores/simulator/state';

interface SwitchesPanelProps {
  readonly state: SimulatorState;
  readonly lessons: Readonly<Record<string, string>>;
}

/** The switches of the lower lane: one for each problem of module 2. */
export function SwitchesPanel({ state, lessons }: SwitchesPanelProps) {
  const { settings, own, setSwitch, setAll } = state;
  const on = practicesOn(settings.switches).length;
  return (
    <section aria-labelledby="switches-title" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="switches-title" className="font-semibold text-ink text-lg tracking-tight">
          Practices
        </h2>
        <span className="flex gap-1.5">
          <Button size="sm" onPress={() => setAll('reference')}>
            All on
          </Button>
          <Button size="sm" onPress={() => setAll('off')}>
            All off
          </Button>
        </span>
      </div>
      <p className="text-ink-muted text-xs leading-4">
        The lower lane has {on} of {PRACTICES.length}. The upper one has none.
      </p>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {PRACTICES.map((practice) => (
          <PracticeSwitch
            key={practice.id}
            practice={practice}
            choice={settings.switches[practice.id]}
            own={own?.[practice.id] ?? null}
            slug={lessons[practice.lesson]}
            onChange={(choice) => setSwitch(practice.id, choice)}
          />
        ))}
      </ul>
    </section>
  );
}

interface PracticeSwitchProps {
  readonly practice: Practice;
  readonly choice: PracticeChoice;
  readonly own: OwnState | null;
  readonly slug: string | undefined;
  readonly onChange: (choice: PracticeChoice) => void;
}

function PracticeSwitch({ practice, choice, own, slug, onChange }: PracticeSwitchProps) {
  const options: ToggleOption<PracticeChoice>[] = [
    { id: 'off', label: 'Off' },
    { id: 'reference', label: 'On' },
  ];
  if (own?.status === 'ready' || choice === 'own') options.push({ id: 'own', label: 'Own' });
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex items-center justify-between gap-2">
        <span className="min-w-0 font-medium text-ink text-sm leading-5">
          {slug ? (
            <Link
              href={`/learn/${slug}`}
              prefetch={false}
              className="hover:underline hover:underline-offset-3"
            >
              {practice.label}
            </Link>
          ) : (
            practice.label
          )}
        </span>
        <ToggleGroup label={practice.label} size="sm" options={options} value={choice} onChange={onChange} />
      </div>
      <p className="text-ink-muted text-xs leading-4">
        {choice === 'off' ? practice.without : practice.does}
      </p>
      <OwnNote practice={practice} choice={choice} own={own} />
    </li>
  );
}

function OwnNote({ practice, choice, own }: Pick<PracticeSwitchProps, 'practice' | 'choice' | 'own'>) {
  const look = 'text-ink-faint text-xs leading-4';
  if (own === null) return null;
  if (own.status === 'ready')
    return (
      <p className={look}>
        {choice === 'own' ? `Own: ${OWN[practice.id].means}` : 'Yours can take its place.'}
      </p>
    );
  if (own.status === 'unreadable') return <p className={look}>{own.why}</p>;
  return choice === 'own' ? (
    <p className={look}>
      You have not passed lesson {practice.lesson}, so the reference stands in for your own.
    </p>
  ) : null;
}

'use client';

import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Spinner } from '@/components/ui/spinner';
import type { SimulatorState } from '@/stores/simulator/state';
import { HonestLine } from './honest-line';
import { SettingsBar } from './settings-bar';
import { ShownYearView } from './shown-year';
import { SimulatorCommands } from './simulator-commands';
import { SpreadSection } from './spread-section';
import { SwitchesPanel } from './switches-panel';
import { useSimulator } from './use-simulator';

export interface SimulatorPageProps {
  /** The folder of each lesson that can be opened, by its id. */
  readonly lessons: Readonly<Record<string, string>>;
}

/** The two-lane simulator: its settings, the year, and how it lies over many seeds. */
export function SimulatorPage({ lessons }: SimulatorPageProps) {
  const store = useSimulator();
  if (!store)
    return (
      <div className="flex min-h-[42rem] items-start gap-2 text-ink-muted text-sm" role="status">
        <Spinner className="size-4" /> Opening the simulator
      </div>
    );
  return <OpenSimulator store={store} lessons={lessons} />;
}

function OpenSimulator({
  store,
  lessons,
}: SimulatorPageProps & { readonly store: StoreApi<SimulatorState> }) {
  const state = useStore(store);
  return (
    <div className="flex flex-col gap-10">
      <SimulatorCommands state={state} />
      <SettingsBar state={state} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <SwitchesPanel state={state} lessons={lessons} />
        <ShownYearView shown={state.shown} retry={state.retry} />
      </div>
      <SpreadSection state={state} />
      <HonestLine />
    </div>
  );
}

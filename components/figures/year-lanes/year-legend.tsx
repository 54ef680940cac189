import type { ReactNode } from 'react';
import type { LaneView } from './lane-shape';

const HEIGHT: Record<LaneView, string> = {
  share: 'Height: the share of a week’s requests.',
  count: 'Height: requests a week, one scale for both lanes.',
  money: 'Height: dollars a week, one scale for both lanes.',
};

/** What the signs of the picture mean. */
export function YearLegend({ view }: { readonly view: LaneView }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted text-xs">
      <Entry sign={<Pair />}>{view === 'money' ? 'revenue' : 'estimates right'}</Entry>
      {view === 'money' ? (
        <Entry sign={<span className="h-0.5 w-4 bg-ink" />}>cost</Entry>
      ) : (
        <>
          <Entry sign={<span className="size-3 rounded-[2px] bg-failed" />}>estimates wrong</Entry>
          <Entry sign={<span className="year-missing size-3 rounded-[2px]" />}>no estimate</Entry>
        </>
      )}
      <Entry sign={<span className="h-[5px] w-4 rounded-[1px] bg-failed" />}>
        a fault while it harmed users, with a notch where it was noticed
      </Entry>
      <li>{HEIGHT[view]}</li>
    </ul>
  );
}

function Entry({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="flex items-center">
        {sign}
      </span>
      {children}
    </li>
  );
}

function Pair() {
  return (
    <>
      <span className="hatch-adhoc size-3 rounded-s-[2px]" />
      <span className="solid-practice size-3 rounded-e-[2px]" />
    </>
  );
}

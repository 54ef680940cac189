import type { StationState } from './stations';

/**
 * The sign of a station: a dashed ring is to come, a full ring is ready, a ring with a filled half is started, a filled
 * disc with a tick is done. The number stands inside.
 */
export function StationMarker({ id, state }: { id: string; state: StationState }) {
  return (
    <svg aria-hidden="true" viewBox="-16 -16 32 32" className="station-marker" data-state={state}>
      <circle r={15.5} className="station-ground" />
      <circle r={13} className="station-ring" />
      {state === 'started' ? <path d="M0 -13A13 13 0 0 1 0 13" className="station-arc" /> : null}
      <text y={3.8} textAnchor="middle" className="station-number">
        {id}
      </text>
      {state === 'done' ? (
        <g transform="translate(10.5 -10.5)">
          <circle r={6.5} className="station-tick-ground" />
          <path d="M-2.8 0.2 -0.8 2.2 3 -2" className="station-tick" />
        </g>
      ) : null}
    </svg>
  );
}

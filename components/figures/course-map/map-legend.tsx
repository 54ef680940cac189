import { StationMarker } from './station-marker';
import { STATE_WORD, type StationState } from './stations';

const STATES: readonly StationState[] = ['ready', 'started', 'done', 'to-come'];

/** What the signs and textures of the map mean. */
export function MapLegend() {
  return (
    <ul aria-label="Legend" className="map-legend">
      {STATES.map((state) => (
        <li key={state}>
          <StationMarker id="" state={state} />
          {STATE_WORD[state]}
        </li>
      ))}
      <li>
        <span aria-hidden="true" className="hatch-adhoc h-3 w-6 rounded-[3px]" />
        ad hoc
      </li>
      <li>
        <span aria-hidden="true" className="h-3 w-6 solid-practice rounded-[3px]" />
        practice
      </li>
    </ul>
  );
}

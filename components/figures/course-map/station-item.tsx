'use client';

import Link from 'next/link';
import type { CSSProperties } from 'react';
import { percent, VIEW } from './geometry';
import type { PlacedStation } from './labels';
import { StationMarker } from './station-marker';
import { STATE_WORD, type Station, type StationState } from './stations';
import { windingX } from './winding';
import { WindingStretch } from './winding-stretch';

export interface StationItemProps {
  readonly station: Station;
  readonly place: PlacedStation;
  readonly state: StationState;
  /** Whether the Tab key stops here. */
  readonly isStop: boolean;
  /** Whether the panel shows it. */
  readonly isShown: boolean;
  readonly onShow: (id: string) => void;
  /** Its row beside the winding line of narrow pages. */
  readonly row: number;
  /** How far over from ad hoc to practice the line is there, 0 to 1; absent: neither. */
  readonly turn?: number;
}

/** One station: a link when its lesson exists, and else a place that says what is to come. */
export function StationItem({ station, place, state, isStop, isShown, onShow, row, turn }: StationItemProps) {
  const { point, label } = place;
  const aboutId = `about-${station.id}`;
  const common = {
    className: 'station-link',
    'data-station': station.id,
    'data-state': state,
    'data-shown': isShown || undefined,
    tabIndex: isStop ? 0 : -1,
    'aria-describedby': aboutId,
    onFocus: () => onShow(station.id),
    onPointerEnter: () => onShow(station.id),
  };
  const content = (
    <>
      <StationMarker id={station.id} state={state} />
      <span
        className="station-label"
        data-anchor={label.anchor}
        data-hold={label.hold}
        style={{ '--dx': `${label.dx}px`, '--dy': `${label.dy}px` } as CSSProperties}
      >
        <span className="station-title">
          <span className="sr-only">{station.id} </span>
          {label.lines.map((line) => (
            <span key={line} className="station-line">
              {line}{' '}
            </span>
          ))}
        </span>
        <span className="station-state" data-across={label.across ? true : undefined}>
          {STATE_WORD[state]}
          {station.minutes ? ` · ${station.minutes} min` : ''}
        </span>
        <span className="station-about" id={aboutId}>
          {station.about}
          {state === 'to-come' ? ' This lesson is not written yet.' : ''}
        </span>
      </span>
      {label.across && state !== 'to-come' ? (
        <span
          aria-hidden="true"
          className="station-across"
          data-anchor={label.across.anchor}
          style={{ '--dx': `${label.across.dx}px`, '--dy': `${label.across.dy}px` } as CSSProperties}
        >
          {STATE_WORD[state]}
        </span>
      ) : null}
    </>
  );
  return (
    <li
      className="station"
      style={
        {
          '--x': `${percent(point.x, VIEW.width)}`,
          '--y': `${percent(point.y, VIEW.height)}`,
          '--winding-x': `${windingX(row).toFixed(1)}px`,
        } as CSSProperties
      }
    >
      <WindingStretch index={row} turn={turn} />
      {station.slug ? (
        <Link href={`/learn/${station.slug}`} prefetch={false} {...common}>
          {content}
        </Link>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a link that leads nowhere yet has no address
        // biome-ignore lint/a11y/useFocusableInteractive: the tab index is among the common properties
        <span role="link" aria-disabled="true" {...common}>
          {content}
        </span>
      )}
    </li>
  );
}

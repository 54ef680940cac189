import type { CSSProperties } from 'react';
import { STRIP, windingPath } from './winding';

/** The line as a mask: the texture under it keeps its angle, however high the row is. */
function mask(index: number): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${STRIP} 100" preserveAspectRatio="none"><path d="${windingPath(index)}" fill="none" stroke="#000" stroke-width="14"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(picture)}")`;
}

export interface WindingStretchProps {
  readonly index: number;
  /** How far over from ad hoc to practice the reader is there, 0 to 1. Absent: neither, a thin line. */
  readonly turn?: number;
}

/** One row's stretch of the winding line: hatched while ad hoc, solid where practice has taken over. */
export function WindingStretch({ index, turn }: WindingStretchProps) {
  if (turn !== undefined) {
    return (
      <span
        aria-hidden="true"
        className="winding winding-ribbon hatch-adhoc"
        style={{ '--turn': turn, maskImage: mask(index) } as CSSProperties}
      />
    );
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${STRIP} 100`}
      preserveAspectRatio="none"
      fill="none"
      className="winding"
    >
      <path d={windingPath(index)} className="map-way" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

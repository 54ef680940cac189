import { CENTRE, LEFT, type Point, RIGHT, stationPoints } from './geometry';
import type { MapModule } from './stations';

/** Which way a label runs from its station. */
export type Anchor = 'start' | 'middle' | 'end';

/** A label of a station: its anchor point relative to the station, in px, and its lines. */
export interface Label {
  readonly anchor: Anchor;
  /** Whether the block's middle (`centre`), lower (`bottom`) or upper (`top`) edge is at `dy`. */
  readonly hold: 'centre' | 'bottom' | 'top';
  readonly dx: number;
  readonly dy: number;
  readonly lines: readonly string[];
  /** On the crossing the word of the state stands on the other side of the line: there is no room for a second line. */
  readonly across?: { readonly anchor: 'start' | 'end'; readonly dx: number; readonly dy: number };
}

/** A station with its place in the wide drawing. */
export interface PlacedStation {
  readonly id: string;
  readonly point: Point;
  readonly label: Label;
}

export const MARKER_RADIUS = 15;
const GAP = 7;

/** Breaks a title into lines of at most `most` characters where there is a space. */
export function wrapTitle(title: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const beside = (anchor: 'start' | 'end', title: string, dy = 0, most = 99): Label => ({
  anchor,
  hold: 'centre',
  dx: (anchor === 'start' ? 1 : -1) * (MARKER_RADIUS + GAP),
  dy,
  lines: wrapTitle(title, most),
});

const aboveOrBelow = (above: boolean, anchor: Anchor, title: string): Label => ({
  anchor,
  hold: above ? 'bottom' : 'top',
  dx: anchor === 'start' ? -MARKER_RADIUS : anchor === 'end' ? -MARKER_RADIUS - 2 : 0,
  dy: (above ? -1 : 1) * (anchor === 'end' ? 4 : MARKER_RADIUS + GAP),
  lines: wrapTitle(title, 14),
});

function onCrossing(title: string, point: Point): Label {
  const side = point.x < CENTRE.x ? -1 : 1;
  // Beside the middle the way back passes close by.
  const near = Math.abs(point.x - CENTRE.x) < 40;
  return {
    ...beside(side < 0 ? 'end' : 'start', title, side * 8),
    across: {
      anchor: side < 0 ? 'start' : 'end',
      dx: -side * (near ? MARKER_RADIUS + 1 : MARKER_RADIUS + GAP),
      dy: -side * (near ? 22 : 9),
    },
  };
}

function labelOf(moduleId: string, index: number, count: number, title: string, point: Point): Label {
  switch (moduleId) {
    case '1': {
      const above = point.y < CENTRE.y;
      const sideways = Math.abs(point.y - CENTRE.y) < 150;
      if (sideways) return beside('start', title, above ? 6 : -12, 14);
      const fromCrossing = above ? index : count - 1 - index;
      return aboveOrBelow(above, fromCrossing === 0 ? 'start' : fromCrossing === 1 ? 'middle' : 'end', title);
    }
    case '2':
      return onCrossing(title, point);
    case '3': {
      const top = index === 0;
      return top || index === count - 1 ? aboveOrBelow(top, 'middle', title) : beside('end', title, 0, 14);
    }
    case '0':
      return beside('end', title);
    default:
      return beside('start', title);
  }
}

/** All stations with their places and labels, in the order of the course. */
export function placeStations(modules: readonly MapModule[]): readonly PlacedStation[] {
  return modules.flatMap(({ id: moduleId, stations }) => {
    const points = stationPoints(moduleId, stations.length);
    return stations.map(({ id, title }, index) => {
      const point = points[index] ?? CENTRE;
      return { id, point, label: labelOf(moduleId, index, stations.length, title, point) };
    });
  });
}

/** Where the title of a module stands in the wide drawing, and how wide it may be, in px. */
export interface PlacedTitle {
  readonly point: Point;
  readonly anchor: Anchor;
  readonly width: number;
}

/** The place of a module's title. */
export function titlePlace(moduleId: string): PlacedTitle {
  switch (moduleId) {
    case '0':
      return { point: { x: CENTRE.x + 34, y: 64 }, anchor: 'start', width: 150 };
    case '1':
      return { point: { x: LEFT.x + 52, y: LEFT.y - 10 }, anchor: 'middle', width: 160 };
    case '2':
      return { point: { x: CENTRE.x + 110, y: CENTRE.y + 14 }, anchor: 'start', width: 190 };
    case '3':
      return { point: { x: RIGHT.x + 28, y: RIGHT.y - 52 }, anchor: 'middle', width: 150 };
    default:
      return { point: { x: CENTRE.x - 34, y: CENTRE.y + 206 }, anchor: 'end', width: 170 };
  }
}

/** A point of the drawing, in its own units; y grows downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The loop: two circles of radius `RADIUS`, each `OFFSET` from the middle, joined by their inner tangents, which cross in
 * the middle. The left lobe is module 1, the crossing that rises to the right is module 2, the right lobe is module 3,
 * and the other crossing leads back to the start.
 */
export const VIEW = { width: 1280, height: 548 } as const;
export const CENTRE: Point = { x: VIEW.width / 2, y: VIEW.height / 2 };
const RADIUS = 200;
const OFFSET = 385;

export const LEFT: Point = { x: CENTRE.x - OFFSET, y: CENTRE.y };
export const RIGHT: Point = { x: CENTRE.x + OFFSET, y: CENTRE.y };

/** The angle at a circle's centre between the line to the middle and the tangent point. */
const TANGENT_ANGLE = Math.acos(RADIUS / OFFSET);
/** The angle of the crossing lines against the horizontal. */
const SLOPE = Math.asin(RADIUS / OFFSET);

/** Rounded, because the last digits of sines differ between JavaScript engines, and server and page must agree. */
const point = (x: number, y: number): Point => ({
  x: Math.round(x * 100) / 100,
  y: Math.round(y * 100) / 100,
});

const tangent = (circle: Point, side: 1 | -1, above: 1 | -1): Point =>
  point(
    circle.x + side * RADIUS * Math.cos(TANGENT_ANGLE),
    circle.y - above * RADIUS * Math.sin(TANGENT_ANGLE),
  );

const leftTop = tangent(LEFT, 1, 1);
const leftBottom = tangent(LEFT, 1, -1);
const rightTop = tangent(RIGHT, -1, 1);
const rightBottom = tangent(RIGHT, -1, -1);

/** A share of the view as CSS wants it. */
export function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(3)}%`;
}

const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A point on a crossing line, `distance` from the middle; positive is to the right. */
function onCrossing(distance: number, rising: boolean): Point {
  return point(
    CENTRE.x + distance * Math.cos(SLOPE),
    CENTRE.y + (rising ? -1 : 1) * distance * Math.sin(SLOPE),
  );
}

/** Even places round a lobe from one tangent point to the other, half a step from either end. */
function roundLobe(circle: Point, count: number, side: 1 | -1): readonly Point[] {
  const span = 2 * Math.PI - 2 * TANGENT_ANGLE;
  const step = span / count;
  return Array.from({ length: count }, (_, index) => {
    const angle = TANGENT_ANGLE + step * (index + 0.5);
    return point(circle.x + side * RADIUS * Math.cos(angle), circle.y - RADIUS * Math.sin(angle));
  });
}

const entryEnd = onCrossing(-118, false);
const exitStart = onCrossing(118, false);

/** The drawn paths, as SVG path data. */
export const RIBBONS = {
  left: `M${at(leftTop)}A${RADIUS} ${RADIUS} 0 1 0 ${at(leftBottom)}`,
  crossing: `M${at(leftBottom)}L${at(rightTop)}`,
  right: `M${at(rightTop)}A${RADIUS} ${RADIUS} 0 1 1 ${at(rightBottom)}`,
  back: `M${at(rightBottom)}L${at(leftTop)}`,
  entry: `M${CENTRE.x} 24V${CENTRE.y - 130}C${CENTRE.x} ${CENTRE.y - 92} ${at(onCrossing(-60, false))} ${at(entryEnd)}`,
  exit: `M${at(exitStart)}C${at(onCrossing(60, false))} ${CENTRE.x} ${CENTRE.y + 92} ${CENTRE.x} ${CENTRE.y + 130}V${CENTRE.y + 190}`,
} as const;

const RETURN_ANGLE = 180 + Math.round((SLOPE * 1800) / Math.PI) / 10;

/** Where the direction is shown, with the angle in degrees in which it points. */
export const CHEVRONS: readonly (Point & { readonly angle: number })[] = [
  { ...onCrossing(215, false), angle: RETURN_ANGLE },
  { ...onCrossing(-215, false), angle: RETURN_ANGLE },
];

/** Ends of the crossing from ad hoc to practice, for the gradient along it. */
export const CROSSING_ENDS = { from: leftBottom, to: rightTop } as const;

/** Places of the stations of each module, by module id. */
export function stationPoints(moduleId: string, count: number): readonly Point[] {
  switch (moduleId) {
    case '0':
      return Array.from({ length: count }, (_, index) => ({ x: CENTRE.x, y: 36 + index * 54 }));
    case '1':
      return roundLobe(LEFT, count, 1);
    case '2': {
      const step = 66;
      // The middle itself stays free: a station there would hide that the lines cross.
      const first = -step * (Math.floor(count / 2) + 0.5);
      return Array.from({ length: count }, (_, index) => onCrossing(first + index * step, true));
    }
    case '3':
      return roundLobe(RIGHT, count, -1);
    default:
      return Array.from({ length: count }, (_, index) => ({
        x: CENTRE.x,
        y: CENTRE.y + 190 + index * 54,
      }));
  }
}

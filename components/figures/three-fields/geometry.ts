import type { FieldId } from './events';

/** Centres of the three circles in a drawing of 360 × 300, and their radius. */
export const CIRCLES: Readonly<Record<FieldId, { readonly x: number; readonly y: number }>> = {
  ml: { x: 130, y: 110 },
  software: { x: 230, y: 110 },
  operations: { x: 180, y: 195 },
};
export const RADIUS = 92;

/**
 * Where a mark lies that belongs to these fields: in the part of the drawing that they share and no other circle covers,
 * found on the line from the common centre outwards.
 */
export function placeOf(fields: readonly FieldId[]): { x: number; y: number } {
  const all = Object.values(CIRCLES);
  const centre = mean(all);
  if (fields.length === 0) return { x: 330, y: 280 };
  const own = mean(fields.map((field) => CIRCLES[field]));
  // One field: well out in its own circle. Two: beyond the middle of the two. Three: the middle.
  const reach = fields.length === 1 ? 1.55 : fields.length === 2 ? 2.15 : 0;
  return { x: centre.x + (own.x - centre.x) * reach, y: centre.y + (own.y - centre.y) * reach };
}

/** The fields in whose circle a point lies. */
export function fieldsAt(point: { x: number; y: number }): FieldId[] {
  return (Object.keys(CIRCLES) as FieldId[]).filter(
    (field) => Math.hypot(point.x - CIRCLES[field].x, point.y - CIRCLES[field].y) < RADIUS,
  );
}

function mean(points: readonly { x: number; y: number }[]) {
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}

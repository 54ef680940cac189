/**
 * At most about `most` of the points of a line, the first and the last among them: more cannot be told apart on a screen,
 * nor be read in a table.
 */
export function thinned<Point>(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => points[Math.round(i * step)]!);
}

/** A point of a course: where it stands, and its value; null: there is none, and the line has a gap. */
export interface CoursePoint {
  readonly x: number;
  readonly y: number | null;
}

/**
 * A course with at most four points for each of `buckets` equal stretches of x: the first, the least, the greatest and the last.
 * Drawn at one bucket a pixel it is the same picture (U. Jugel et al., M4: a visualization-oriented time series data
 * aggregation, 2014), however many points there are. Gaps stay.
 * @param points in ascending order of x
 */
export function decimated(points: readonly CoursePoint[], buckets: number): readonly CoursePoint[] {
  if (points.length <= 4 * buckets) return points;
  const [from, to] = [points[0]!.x, points.at(-1)!.x];
  const bucketOf = (x: number) => Math.min(buckets - 1, Math.floor(((x - from) / (to - from)) * buckets));
  const kept: CoursePoint[] = [];
  let at = 0;
  while (at < points.length) {
    const bucket = bucketOf(points[at]!.x);
    const isGap = points[at]!.y === null;
    let end = at;
    let least = at;
    let greatest = at;
    while (
      end < points.length &&
      bucketOf(points[end]!.x) === bucket &&
      (points[end]!.y === null) === isGap
    ) {
      if (!isGap && points[end]!.y! < points[least]!.y!) least = end;
      if (!isGap && points[end]!.y! > points[greatest]!.y!) greatest = end;
      end++;
    }
    const chosen = isGap ? [at] : [...new Set([at, least, greatest, end - 1])].sort((a, b) => a - b);
    for (const index of chosen) kept.push(points[index]!);
    at = end;
  }
  return kept;
}

/** The parts of a course without gaps in them. */
export function unbroken(points: readonly CoursePoint[]): readonly (readonly { x: number; y: number }[])[] {
  const parts: { x: number; y: number }[][] = [];
  let part: { x: number; y: number }[] | null = null;
  for (const { x, y } of points) {
    if (y === null) {
      part = null;
      continue;
    }
    if (!part) {
      part = [];
      parts.push(part);
    }
    part.push({ x, y });
  }
  return parts;
}

/** How many rows there are of each value of a column: countBy(rows, 'Neighborhood').get('Somerset') is a number. */
export function countBy(rows: Record<string, string>[], column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

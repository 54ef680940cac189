/** How many rows there are of each value of a column: countBy(rows, 'Neighborhood').get('Somerset') is a number. */
export function countBy(rows: Record<string, string>[], column: string): Map<string, number> {
  return new Map();
}

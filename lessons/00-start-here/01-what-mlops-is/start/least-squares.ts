/** The weights w that make the sum of (y − X·w)² least, by the normal equations and Gaussian elimination. */
export function leastSquares(X: number[][], y: number[]): number[] {
  const width = X[0]!.length;
  const rows = Array.from({ length: width }, (_, i) => [
    ...Array.from({ length: width }, (_, j) => X.reduce((sum, x) => sum + x[i]! * x[j]!, 0)),
    X.reduce((sum, x, n) => sum + x[i]! * y[n]!, 0),
  ]);
  for (let i = 0; i < width; i++) {
    const pivot = rows[i]!;
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[i]! / pivot[i]!;
      for (let j = i; j <= width; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return rows.map((row, i) => row[width]! / row[i]!);
}

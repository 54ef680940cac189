const NUMBER = /-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * The lines of `expected` that `actual` does not have in their order, with what stands in their place; numbers are the
 * same within `tolerance` of themselves. Other lines of `actual`, such as a library's greeting, do not count.
 */
export function differingLines(expected: string, actual: string, tolerance: number): readonly string[] {
  const rest = actual.split('\n');
  const differing: string[] = [];
  for (const line of expected.split('\n').filter((text) => text.trim() !== '')) {
    const shape = shapeOf(line);
    const at = rest.findIndex((other) => shapeOf(other) === shape);
    const found = at === -1 ? undefined : rest.splice(0, at + 1).at(-1);
    if (found === undefined || !sameNumbers(line, found, tolerance))
      differing.push(`expected: ${line}\n  actual: ${found ?? '(no such line)'}`);
  }
  return differing;
}

function shapeOf(line: string): string {
  return line.replace(NUMBER, '#').trim();
}

function sameNumbers(a: string, b: string, tolerance: number): boolean {
  const read = (line: string) => (line.match(NUMBER) ?? []).map((text) => Number(text.replaceAll(',', '')));
  const other = read(b);
  return read(a).every((value, i) => Math.abs(value - other[i]!) <= tolerance * Math.max(1, Math.abs(value)));
}

/** How many lines of a log are shown at once. */
const SHOWN = 200;

/** The last lines of a log that contain `search`, whatever its case, oldest first. */
export function logTail(
  text: string,
  search = '',
): { lines: string[]; total: number; matching: number; hidden: number } {
  const all = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const wanted = search.toLowerCase();
  const matching = wanted === '' ? all : all.filter((line) => line.toLowerCase().includes(wanted));
  const lines = matching.slice(-SHOWN);
  return { lines, total: all.length, matching: matching.length, hidden: matching.length - lines.length };
}

/** How many rows a CSV has below its header, and the names in that; null: it has no header. Quoted cells may hold line ends. */
export function csvShape(
  text: string,
): { readonly rows: number; readonly columns: readonly string[] } | null {
  let records = 0;
  let isQuoted = false;
  let isEmpty = true;
  let headerEnd = text.length;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === '"') isQuoted = !isQuoted;
    if (char === undefined || (char === '\n' && !isQuoted)) {
      if (!isEmpty && ++records === 1) headerEnd = i;
      isEmpty = true;
    } else if (char !== '\r') isEmpty = false;
  }
  const header = text
    .slice(0, headerEnd)
    .replace(/^\ufeff/, '')
    .trim();
  if (header === '') return null;
  const columns = header.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.slice(0, -1);
  const named = columns.map((cell) =>
    cell.replace(/,$/, '').trim().replace(/^"|"$/g, '').replaceAll('""', '"'),
  );
  return { rows: records - 1, columns: named };
}

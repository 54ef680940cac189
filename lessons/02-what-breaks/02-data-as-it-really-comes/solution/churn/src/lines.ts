/** The lines of a body, one by one, however the network cut it into pieces. */
export async function* lines(body: any): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** The rows of a CSV body whose fields have no quotes. */
export async function* csvRows(body: any): AsyncGenerator<Record<string, string>> {
  let columns: string[] | null = null;
  for await (const line of lines(body)) {
    const cells = line.split(',');
    if (columns === null) columns = cells;
    else yield Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  }
}

import { request } from './request.ts';

class Lines extends TransformStream<string, string> {
  constructor() {
    let rest = '';
    super({
      transform(text, controller) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) controller.enqueue(line);
      },
      flush(controller) {
        if (rest) controller.enqueue(rest);
      },
    });
  }
}

const linesOf = (response: any): any =>
  response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new Lines());

export async function* rowsOfCsv(source: string, path: string) {
  let header: string[] | undefined;
  for await (const line of linesOf(await request(source, `http://files.northline.lab/${path}`))) {
    const cells = line.split(',');
    if (header) yield Object.fromEntries(header.map((name, i) => [name, cells[i]]));
    else header = cells;
  }
}

export async function* pages(source: string) {
  let query = '?limit=30';
  while (query) {
    const page: any = await (await request(source, `http://api.northline.lab/${source}${query}`)).json();
    yield* page.items;
    query = page.next_after ? `?limit=30&after=${page.next_after}` : '';
  }
}

/** Never says that it is done: every run reads the stream from its beginning, and writing by key makes that harmless. */
export async function* rowsOfStream(source: string) {
  const seen = new Set<string>();
  let isWhole = false;
  while (!isWhole) {
    let position = 0;
    try {
      for await (const line of linesOf(await request(source, 'http://events.northline.lab/stream', 0))) {
        const { position: at, ...event } = JSON.parse(line);
        position = at;
        if (!seen.has(event.payment_id)) yield event;
        seen.add(event.payment_id);
      }
      isWhole = true;
    } catch (error) {
      if (!(error instanceof TypeError) || position === 0) throw error;
    }
  }
}

// Reads the enquiries of Homestead twice, once with each way of paging, and compares what came.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

await rm('warehouse/homestead', { recursive: true, force: true });

/** Waits when it is told to, and tries again. */
async function page(query: string): Promise<any> {
  for (;;) {
    try {
      const url = `http://api.homestead.lab/enquiries?limit=40&${query}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return await response.json();
      await sleep(1000 * Number(response.headers.get('retry-after') ?? 2));
    } catch {
      await sleep(2000);
    }
  }
}

const byOffset = new Set<string>();
for (let offset: number | null = 0; offset !== null; ) {
  const { items, next_offset } = await page(`offset=${offset}`);
  for (const { enquiry_id } of items) byOffset.add(enquiry_id);
  offset = next_offset;
}

const byKey = new Set<string>();
for (let after: string | null = ''; after !== null; ) {
  const { items, next_after } = await page(`after=${after}`);
  for (const { enquiry_id } of items) byKey.add(enquiry_id);
  after = next_after;
}

const missed = [...byKey].filter((id) => !byOffset.has(id));
const report = { live: byKey.size, byOffset: byOffset.size, missed: missed.length };
await mkdir('out', { recursive: true });
await writeFile('out/paging.json', JSON.stringify(report));
console.log(`${byKey.size} enquiries are live. Offset paging missed ${missed.length} of them: ${missed.join(', ')}`);

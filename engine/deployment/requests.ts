import { z } from 'zod';
import type { JsonValue } from '../core/json';
import { laterDay } from './lab-time';
import { ServerFileError } from './spec';

const lineSchema = z.strictObject({
  id: z.string(),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  client: z.string(),
  method: z.string().default('POST'),
  path: z.string().startsWith('/'),
  body: z.record(z.string(), z.json()),
  row: z.number().int().optional(),
  reference: z.number().optional(),
});

/** One request as a client sends it. Lab time has minutes and no zone. */
export interface TrafficRequest {
  readonly id: string;
  /** Lab time, `2009-06-01T09:12`. */
  readonly at: string;
  /** Who sends it. */
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, JsonValue>>;
  /** The row of the table that it describes, from 1. */
  readonly row?: number;
  /** What the answer should be, dollars, where the line says it. */
  readonly reference?: number;
}

/**
 * The requests of a traffic file, one JSON object a line, in the order of their times.
 * @throws ServerFileError with the line that cannot be read.
 */
export function parseTraffic(path: string, text: string): TrafficRequest[] {
  const requests = text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [lineSchema.parse(JSON.parse(line))];
    } catch {
      throw new ServerFileError(path, i + 1, 'it is no request');
    }
  });
  return requests.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The requests by day, each day `2009-06-01` once, in order. */
export function daysOf(requests: readonly TrafficRequest[]): { day: string; requests: TrafficRequest[] }[] {
  const days = new Map<string, TrafficRequest[]>();
  for (const request of requests) {
    const day = request.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), request]);
  }
  return [...days].map(([day, list]) => ({ day, requests: list }));
}

/**
 * The requests of `count` days, the first of which is number `from` (0: the first of the file). A file that has ended
 * begins again, its days set on by its length: clients ask about the same houses again.
 */
export function trafficOf(
  requests: readonly TrafficRequest[],
  from: number,
  count: number,
): TrafficRequest[] {
  const days = daysOf(requests);
  if (days.length === 0) return [];
  return Array.from({ length: count }, (_, i) => from + i).flatMap((number) => {
    const round = Math.floor(number / days.length);
    const { day, requests: list } = days[number % days.length]!;
    if (round === 0) return list;
    const date = laterDay(day, round * days.length);
    return list.map((one) => ({ ...one, id: `${one.id}+${round}`, at: `${date}${one.at.slice(10)}` }));
  });
}

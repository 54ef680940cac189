import { appendFileSync, readFileSync } from 'node:fs';

const LEVELS = ['debug', 'info', 'error'];
const { logLevel }: { logLevel: string } = JSON.parse(readFileSync('config.json', 'utf8'));

/** Appends a line to the log, unless its level is below that of config.json. */
export function log(level: string, request: Request, facts: object): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(logLevel)) return;
  const at = request.headers.get('x-sent-at');
  const id = request.headers.get('x-request-id');
  appendFileSync('logs/service.log', `${at} ${level} ${id} ${JSON.stringify(facts)}\n`);
}

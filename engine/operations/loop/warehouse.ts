import { SERVERS } from '../../core/lab-layout';
import type { LabService } from '../../core/lab-service';

/** Where the tables of the warehouse lie. */
export const WAREHOUSE_FOLDER = `${SERVERS}/warehouse`;

/** The warehouse of a company: `GET /<table>.csv` gives a table as it stands at this moment. */
export const warehouse: LabService = async ({ method, url }, { fs }) => {
  const plain = { 'content-type': 'text/plain; charset=utf-8' };
  if (method !== 'GET') return { status: 405, headers: plain, body: 'The warehouse is read only.\n' };
  const name = /^\/([a-z0-9_-]+\.csv)$/.exec(new URL(url).pathname)?.[1];
  const path = `${WAREHOUSE_FOLDER}/${name}`;
  if (name === undefined || !fs.isFile(path))
    return { status: 404, headers: plain, body: `There is no table at ${new URL(url).pathname}.\n` };
  return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: fs.readText(path) };
};

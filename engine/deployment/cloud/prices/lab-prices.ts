import type { FileSystem } from '../../../core/file-system';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import { PriceBook } from './price-book';
import list from './prices.json';
import { readPrices } from './read-prices';

/** The file of a project that takes the place of the lab's price list. */
export const PRICES_FILE = 'cloud/prices.json';

/** The lab's own price list, as text that a project may begin its own with. */
export const LAB_PRICES_TEXT = `[\n${list.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;

let own: PriceBook | undefined;

/** The lab's own price list. */
export function labPrices(): PriceBook {
  own ??= new PriceBook(readPrices(LAB_PRICES_TEXT, 'prices.json'), null);
  return own;
}

/** The prices that hold in a project: its own file's, else the lab's. @throws CloudError `file-invalid`. */
export function pricesOf(fs: FileSystem): PriceBook {
  const path = `${WORKSPACE_ROOT}/${PRICES_FILE}`;
  return fs.isFile(path)
    ? new PriceBook(readPrices(fs.readText(path), PRICES_FILE), PRICES_FILE)
    : labPrices();
}

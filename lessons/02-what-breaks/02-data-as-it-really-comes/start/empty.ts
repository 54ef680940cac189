// Empties the lab's warehouse: the next run is the first one again.
import { rm } from 'node:fs/promises';

await rm('warehouse', { recursive: true, force: true });
console.log('The warehouse is empty.');

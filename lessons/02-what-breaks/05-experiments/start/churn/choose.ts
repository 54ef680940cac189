// Which one do we take? The one that is in the file.
import { readFile } from 'node:fs/promises';

console.log(`We take: ${await readFile('out/churn.txt', 'utf8')}`);

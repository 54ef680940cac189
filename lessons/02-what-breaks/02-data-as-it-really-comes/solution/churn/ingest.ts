import { SourceError } from './src/errors.ts';
import { ingestCustomers, ingestPayments, ingestTickets, ingestUsage } from './src/sources.ts';

// One source that is down must not cost the others their hour.
const failed: SourceError[] = [];
for (const ingest of [ingestPayments, ingestCustomers, ingestTickets, ingestUsage]) {
  try {
    await ingest();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    console.error(error.message);
    failed.push(error);
  }
}
if (failed.length > 0) throw failed[0];
console.log('done');

import { ingestCustomers, ingestPayments, ingestTickets, ingestUsage } from './src/sources.ts';

await ingestPayments();
await ingestTickets();
await ingestCustomers();
await ingestUsage();
console.log('done');

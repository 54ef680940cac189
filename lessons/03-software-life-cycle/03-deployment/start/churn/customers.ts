import type { Row } from './score.ts';

/** How long the customer database takes to answer, in milliseconds: it is in another building. */
const ANSWER_MS = 20;

/** Asks the customer database a question. In the lab it waits as long, and answers with what the row says. */
export async function ask(row: Row, column: string): Promise<string> {
  await new Promise((answered) => setTimeout(answered, ANSWER_MS));
  return row[column] ?? '';
}

/** The contract that a customer has at this moment. */
export const contractOf = (row: Row): Promise<string> => ask(row, 'contract');

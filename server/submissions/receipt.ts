import { timingSafeEqual } from 'node:crypto';
import type { Receipt } from '../../contracts/api/submissions';
import type { Secrets } from '../config/secrets';
import type { SubmissionRow } from './submit';

type Unsigned = Omit<Receipt, 'signature'>;

/** Signs what was received, so that it can be proved later, whatever the database then holds. */
export function signReceipt(secrets: Secrets, receipt: Unsigned): Receipt {
  return { ...receipt, signature: secrets.hmac('receipts', textOf(receipt)).toString('hex') };
}

/** The receipt of a submission that is kept. */
export function receiptOf(
  secrets: Secrets,
  row: Pick<SubmissionRow, 'id' | 'assignmentId' | 'memberId' | 'exercise' | 'bodySha256' | 'receivedAt'>,
): Receipt {
  return signReceipt(secrets, {
    id: row.id,
    assignmentId: row.assignmentId,
    memberId: row.memberId,
    exercise: row.exercise,
    sha256: Buffer.from(row.bodySha256).toString('hex'),
    receivedAt: row.receivedAt.toISOString(),
  });
}

/** Whether this server signed the receipt as it is. */
export function isGenuine(secrets: Secrets, receipt: Receipt): boolean {
  return timingSafeEqual(Buffer.from(receipt.signature, 'hex'), secrets.hmac('receipts', textOf(receipt)));
}

function textOf({ id, assignmentId, memberId, exercise, sha256, receivedAt }: Unsigned): string {
  return JSON.stringify(['receipt 1', id, assignmentId, memberId, exercise, sha256, receivedAt]);
}

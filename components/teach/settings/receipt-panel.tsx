'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextArea } from '@/components/ui/text-area';
import { receiptSchema } from '@/contracts/api/submissions';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { SettingsPart } from './settings-part';

interface Verdict {
  readonly isGenuine: boolean;
  readonly isHere: boolean;
  readonly receivedAt: string;
}

/** Says whether a receipt that a learner shows is the server's own, and whether what it proves is here. */
export function ReceiptPanel() {
  const { id, timeZone } = useThisClass();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { act, isPending, failure } = useAct();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setVerdict(null);
    const receipt = readReceipt(text);
    setWrong(receipt === null ? 'This is no receipt: paste the whole text of the file.' : undefined);
    if (receipt === null) return;
    const ask = () => askServer<Omit<Verdict, 'receivedAt'>>('POST', `${classPath(id)}/receipts`, receipt);
    const found = await act(ask, { changes: `${classPath(id)}/receipts` });
    setVerdict(found && { ...found, receivedAt: receipt.receivedAt });
  };
  return (
    <SettingsPart
      title="Verify a receipt"
      about="A learner gets a signed receipt for all that they hand in. If something seems to be lost, it tells what came, and when."
    >
      <form onSubmit={(event) => void look(event)} className="flex max-w-xl flex-col gap-3" noValidate>
        <TextArea
          label="Receipt"
          rows={4}
          value={text}
          onChange={setText}
          isInvalid={wrong !== undefined}
          {...(wrong && { errorMessage: wrong })}
        />
        <Button type="submit" className="self-start" isPending={isPending} isDisabled={text.trim() === ''}>
          Verify
        </Button>
        <Failed failure={failure} />
        {verdict === null ? null : (
          <Callout
            role="status"
            tone={verdict.isGenuine ? 'passed' : 'failed'}
            title={verdict.isGenuine ? 'Genuine' : 'Not genuine'}
          >
            {verdict.isGenuine
              ? `This server received it at ${inZone(verdict.receivedAt, timeZone)}. ${verdict.isHere ? 'The work is here.' : 'The work is not in the database any more: restore a backup that has it.'}`
              : 'This server has not signed it as it is: it was changed, or comes from another server.'}
          </Callout>
        )}
      </form>
    </SettingsPart>
  );
}

function readReceipt(text: string) {
  try {
    const parsed = receiptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

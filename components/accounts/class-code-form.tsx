'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** Asks for the code of a class; the next page says which class it is. */
export function ClassCodeForm() {
  const router = useRouter();
  const [fault, setFault] = useState<string | undefined>();
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('code')).trim();
    // A whole link may be pasted as well.
    const code = (/\/join\/([^/?#]+)/.exec(typed)?.[1] ?? typed).replaceAll(/[\s-]/g, '');
    if (code.length < 8) setFault('A class code has eight letters and digits.');
    else router.push(`/join/${encodeURIComponent(code)}`);
  };
  return (
    <form onSubmit={go} className="flex max-w-96 flex-col gap-5" noValidate>
      <TextField
        name="code"
        label="Class code"
        autoComplete="off"
        spellCheck="false"
        autoFocus
        description="Eight letters and digits from your instructor, or the whole link."
        isInvalid={fault !== undefined}
        {...(fault === undefined ? {} : { errorMessage: fault })}
      />
      <Button type="submit" variant="primary" className="self-start">
        Find the class
      </Button>
    </form>
  );
}

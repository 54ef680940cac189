import { Callout } from '@/components/ui/callout';

/** What went wrong with the form as a whole; nothing when nothing did. */
export function FormFailure({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <Callout role="alert" tone="failed" title="That did not work">
      {message}
    </Callout>
  );
}

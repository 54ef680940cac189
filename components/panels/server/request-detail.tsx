import { Button } from '@/components/ui/button';
import type { Judged } from '@/engine/deployment/week-facts';
import { answerWords, dollars } from './words';

/** One request in full: every entry of its body, and the answer as the client got it. */
export function RequestDetail({
  judged,
  label,
  onClose,
}: {
  readonly judged: Judged;
  readonly label: string;
  readonly onClose: () => void;
}) {
  const { request, answer, reference, difference } = judged;
  return (
    <section
      aria-label={`Request ${request.id} in full`}
      className="mx-3 mb-3 grid gap-x-6 gap-y-2 rounded-md border border-line p-3 text-xs sm:grid-cols-[1fr_auto]"
    >
      <div className="min-w-0">
        <p className="font-mono text-ink-muted">
          {request.method} {request.path} from {request.client}
        </p>
        <dl className="mt-1 columns-[13rem] gap-x-6 font-mono leading-5">
          {Object.entries(request.body).map(([name, value]) => (
            <div key={name} className="flex break-inside-avoid justify-between gap-3 border-line border-b">
              <dt className="text-ink-muted">{name}</dt>
              <dd className="min-w-0 break-words text-end">{JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <dl className="flex flex-col gap-1 tabular-nums">
        <dt className="text-ink-muted">Answer</dt>
        <dd className="font-medium">
          {answer.dollars === null ? answerWords(judged) : dollars(answer.dollars)}
        </dd>
        <dt className="text-ink-muted">{label}</dt>
        <dd className="font-medium">{dollars(reference)}</dd>
        <dt className="text-ink-muted">Difference</dt>
        <dd className="font-medium">{dollars(difference, true)}</dd>
        <dd className="mt-1">
          <Button size="sm" onPress={onClose}>
            Close
          </Button>
        </dd>
      </dl>
      {answer.text && answer.dollars === null ? (
        <p className="break-words font-mono text-ink-muted sm:col-span-2">{answer.text}</p>
      ) : null}
    </section>
  );
}

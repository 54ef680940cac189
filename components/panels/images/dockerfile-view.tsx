import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Finding } from '@/engine/delivery/lint/finding';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';

export interface DockerfileViewProps {
  readonly session: LessonSession;
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

const SIGNS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const TONES = { error: 'text-failed', warning: 'text-adhoc', info: 'text-ink-muted' } as const;

/** A Dockerfile line by line, what hadolint's rules say below the line that they say it of. */
export function DockerfileView({ session, path, text, findings }: DockerfileViewProps) {
  const lines = text.replace(/\n$/, '').split('\n');
  const count = findings.length;
  return (
    <section aria-label={`Lint of ${path}`} className="min-w-0">
      <h3 className="flex items-center gap-1.5 font-medium text-ink text-sm">
        {count === 0 ? <CircleCheck aria-hidden size={14} className="text-passed" /> : null}
        {count === 0 ? 'No findings' : `${count} ${count === 1 ? 'finding' : 'findings'}`}
        <span className="font-normal text-ink-muted text-xs">by hadolint's rules</span>
      </h3>
      <ol className="mt-2 overflow-hidden rounded-md border border-line bg-surface py-1.5 text-xs">
        {lines.map((line, at) => {
          const number = at + 1;
          const own = findings.filter((finding) => finding.line === number);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={at} className="px-2.5">
              <div className="flex gap-3 leading-5">
                <span className="w-6 shrink-0 select-none text-end font-mono text-ink-muted">{number}</span>
                <code className="min-w-0 whitespace-pre-wrap break-words font-mono text-ink">{line}</code>
              </div>
              {own.map((finding) => (
                <FindingLine key={finding.code} session={session} path={path} finding={finding} />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function FindingLine({
  session,
  path,
  finding: { line, code, severity, message },
}: Pick<DockerfileViewProps, 'session' | 'path'> & { readonly finding: Finding }) {
  const Sign = SIGNS[severity];
  return (
    <div className="my-1 ms-9 flex gap-1.5 rounded bg-sunken px-2 py-1 leading-5">
      <Sign aria-hidden size={13} className={`mt-1 shrink-0 ${TONES[severity]}`} />
      <p className="min-w-0 flex-1 break-words text-ink">
        <span className={`font-medium ${TONES[severity]}`}>
          {code} {severity}
        </span>{' '}
        {message}
      </p>
      <LocationButton
        session={session}
        location={{ path, line }}
        text={`Line ${line}`}
        className="min-h-6 shrink-0 self-start whitespace-nowrap px-1"
      />
    </div>
  );
}

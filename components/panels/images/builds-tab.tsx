import { History } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { DockerOverview } from '@/engine/delivery/views/overview';
import { bytesText, secondsText, signed } from './images-words';

/** The builds of a Dockerfile, each compared with the one before it. */
export function BuildsTab({ overview: { builds } }: { readonly overview: DockerOverview }) {
  if (builds.length === 0)
    return (
      <EmptyState icon={<History aria-hidden size={24} />} title="No builds yet">
        Each build stands here with its size and time, and what it changed against the one before.
      </EmptyState>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="overflow-x-auto p-3" tabIndex={0} aria-label="Builds, the newest first">
      <table className="w-full min-w-[34rem] text-xs leading-5">
        <thead className="text-ink-muted">
          <tr className="border-line border-b">
            <th scope="col" className="py-1.5 text-start font-medium">
              Build
            </th>
            <th scope="col" className="py-1.5 ps-4 text-end font-medium">
              Size
            </th>
            <th scope="col" className="py-1.5 ps-4 text-end font-medium">
              Time
            </th>
            <th scope="col" className="py-1.5 ps-4 text-end font-medium">
              Cached
            </th>
            <th scope="col" className="py-1.5 ps-6 text-start font-medium">
              First step built, and why
            </th>
          </tr>
        </thead>
        <tbody>
          {builds.map((build, at) => {
            const before = builds.slice(at + 1).find(({ outcome }) => outcome === 'done');
            const first = build.steps.find(({ outcome }) => outcome !== 'hit');
            const isDone = build.outcome === 'done';
            return (
              <tr key={build.number} className="border-line border-b align-top">
                <th scope="row" className="whitespace-nowrap py-2 text-start font-normal text-ink">
                  #{build.number} {isDone ? build.tags.join(', ') : 'failed'}
                </th>
                <td className="whitespace-nowrap py-2 ps-4 text-end text-ink tabular-nums">
                  {isDone ? bytesText(build.bytes) : '–'}
                  {isDone && before ? (
                    <span className="block text-ink-muted">
                      {signed(build.bytes - before.bytes, bytesText)}
                    </span>
                  ) : null}
                </td>
                <td className="whitespace-nowrap py-2 ps-4 text-end text-ink tabular-nums">
                  {isDone ? secondsText(build.seconds) : '–'}
                  {isDone && before ? (
                    <span className="block text-ink-muted">
                      {signed(build.seconds - before.seconds, secondsText)}
                    </span>
                  ) : null}
                </td>
                <td className="whitespace-nowrap py-2 ps-4 text-end text-ink tabular-nums">
                  {build.hits} of {build.hits + build.misses}
                </td>
                <td className="py-2 ps-6 text-ink">
                  {first === undefined ? (
                    <span className="text-ink-muted">all from the cache</span>
                  ) : (
                    <>
                      <code className="block break-words font-mono">{first.instruction.split('\n')[0]}</code>
                      <span className="text-ink-muted">{first.reason ?? 'it ended with an error'}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

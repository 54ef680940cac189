import { Boxes } from 'lucide-react';
import type { StoreApi } from 'zustand';
import { EmptyState } from '@/components/ui/empty-state';
import type { DockerOverview, ImageView } from '@/engine/delivery/views/overview';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import { bytesText } from './images-words';

const SHOWN_PARTS = 12;

/** The image of the last build: its size, what that is made of, what it says of its containers, and its files. */
export function ImageTab({
  lab,
  overview,
}: {
  readonly lab: StoreApi<LabState>;
  readonly overview: DockerOverview;
}) {
  const { image } = overview;
  if (image === null)
    return (
      <EmptyState icon={<Boxes aria-hidden size={24} />} title="No image yet">
        Build the Dockerfile: its size, what that is made of, and every file of it stand here.
      </EmptyState>
    );
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @3xl:grid-cols-2">
      <div className="min-w-0 space-y-5">
        <section aria-label="Size">
          <h3 className="font-medium text-ink text-sm">
            {bytesText(image.bytes)}
            <span className="ms-2 font-normal text-ink-muted text-xs">
              on disk; about {bytesText(Math.round(image.compressedBytes))} to download (estimated)
            </span>
          </h3>
          <Parts image={image} />
        </section>
        <Facts image={image} />
      </div>
      <Files lab={lab} id={image.id} />
    </div>
  );
}

function Parts({ image }: { readonly image: ImageView }) {
  const { parts } = image;
  const rest = parts.slice(SHOWN_PARTS);
  const restBytes = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <table className="mt-2 w-full text-xs">
      <caption className="sr-only">What the image is made of</caption>
      <thead className="sr-only">
        <tr>
          <th>What</th>
          <th>Bytes</th>
          <th>Known by</th>
        </tr>
      </thead>
      <tbody>
        {parts.slice(0, SHOWN_PARTS).map(({ what, bytes, basis }) => (
          <tr key={what} className="border-line border-b">
            <th scope="row" className="py-1.5 text-start font-normal text-ink">
              {what}
            </th>
            <td className="whitespace-nowrap py-1.5 ps-3 text-end text-ink tabular-nums">
              {bytesText(bytes)}
            </td>
            <td className="py-1.5 ps-3 text-end text-ink-muted">{basis}</td>
          </tr>
        ))}
        {rest.length > 0 ? (
          <tr>
            <th scope="row" className="py-1.5 text-start font-normal text-ink-muted">
              {rest.length} more
            </th>
            <td className="py-1.5 ps-3 text-end text-ink-muted tabular-nums">{bytesText(restBytes)}</td>
            <td />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function Facts({ image: { id, tags, config } }: { readonly image: ImageView }) {
  const command = [...(config.entrypoint ?? []), ...(config.cmd ?? [])].join(' ');
  const facts: readonly (readonly [string, string])[] = [
    ['Tags', tags.join(', ') || 'none'],
    ['Digest', `${id.slice(0, 19)}… (simulated)`],
    ['Runs', command || 'nothing'],
    ['As user', config.user === '' || /^(?:root|0)(?::|$)/.test(config.user) ? 'root' : config.user],
    ['Ports', config.exposed.join(', ') || 'none exposed'],
    ['Health', config.healthcheck ? config.healthcheck.test.slice(1).join(' ') : 'not checked'],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs leading-5">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-muted">{name}</dt>
          <dd className="break-words font-mono text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Files({ lab, id }: { readonly lab: StoreApi<LabState>; readonly id: string }) {
  const { answer } = useLabAnswer(lab, 'docker.files', { id });
  return (
    <section aria-label="Files of the image" className="min-w-0">
      <h3 className="font-medium text-ink text-sm">Files</h3>
      <ul className="mt-2 text-xs leading-5">
        {(answer ?? []).map(({ path, kind, bytes, note }) => (
          <li
            key={path}
            className="flex gap-3 border-line border-b py-0.5"
            style={{ paddingInlineStart: `${(path.split('/').length - 2) * 0.9}rem` }}
          >
            <span className="min-w-0 flex-1 break-words">
              <span className="font-mono text-ink">
                {path.slice(path.lastIndexOf('/') + 1)}
                {kind === 'folder' ? '/' : ''}
              </span>
              {note === null ? null : <span className="ms-2 text-ink-muted">{note}</span>}
            </span>
            <span className="shrink-0 text-ink-muted tabular-nums">{bytesText(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

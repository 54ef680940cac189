'use client';

import { ChevronLeft, Plus, School } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { PlatformsAnswer, ToolAddresses } from '@/contracts/api/lti';
import { CopyButton } from '../data/copy-button';
import { Loaded } from '../data/loaded';
import { useServer } from '../data/use-server';
import { PlatformDialog } from './platform-dialog';
import { PLATFORMS, type Registered } from './platforms';
import { RemovePlatformDialog } from './remove-platform-dialog';

type Open = { readonly kind: 'add' } | { readonly kind: 'change' | 'remove'; readonly platform: Registered };

/** Learning management systems whose courses open classes of this lab: for administrators. */
export function PlatformsPage() {
  const found = useServer<PlatformsAnswer>(PLATFORMS);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button variant="primary" onPress={() => setOpen({ kind: 'add' })}>
      <Plus aria-hidden size={16} /> Register one
    </Button>
  );
  return (
    <div className="max-w-3xl">
      <Link
        href="/teach"
        className="-ms-1 inline-flex h-7 items-center gap-1 rounded-md pe-2 text-ink-muted text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden size={16} /> Classes
      </Link>
      <h1 className="font-semibold text-2xl text-ink tracking-tight">Learning management systems</h1>
      <p className="mt-1 mb-6 max-w-[60ch] text-ink-muted text-sm leading-5">
        Moodle, Canvas and others that speak LTI 1.3. Their courses open classes here, their people come in
        without another account, and grades go back to them.
      </p>
      <Loaded of={found} what="the platforms">
        {({ platforms, tool }) => (
          <>
            <Tool tool={tool} />
            <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-3">
              <h2 className="font-semibold text-ink text-lg">Registered here</h2>
              {platforms.length > 0 ? add : null}
            </div>
            {platforms.length === 0 ? (
              <EmptyState icon={<School aria-hidden size={28} />} title="None yet" action={add}>
                Add the lab to your platform first, with the addresses above. It then shows what is to be
                entered here.
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
                {platforms.map((platform) => (
                  <li key={platform.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
                    <span className="me-auto min-w-0 break-words">
                      <span className="font-medium text-ink">{platform.name}</span>
                      <span className="block text-ink-muted text-sm">
                        {platform.issuer}, client {platform.clientId}
                      </span>
                    </span>
                    <Button size="sm" onPress={() => setOpen({ kind: 'change', platform })}>
                      Change<span className="sr-only"> {platform.name}</span>
                    </Button>
                    <Button size="sm" onPress={() => setOpen({ kind: 'remove', platform })}>
                      Remove<span className="sr-only"> {platform.name}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {open?.kind === 'add' ? <PlatformDialog onClose={close} /> : null}
      {open?.kind === 'change' ? <PlatformDialog platform={open.platform} onClose={close} /> : null}
      {open?.kind === 'remove' ? <RemovePlatformDialog platform={open.platform} onClose={close} /> : null}
    </div>
  );
}

/** What is to be typed into the platform. */
function Tool({ tool }: { tool: ToolAddresses }) {
  const rows = [
    ['Tool URL, redirection URI', 'redirection URI', tool.launchUrl],
    ['Initiate login URL', 'login URL', tool.loginUrl],
    ['Public keyset URL', 'keyset URL', tool.jwksUrl],
  ] as const;
  return (
    <section aria-labelledby="tool-title">
      <h2 id="tool-title" className="mb-3 font-semibold text-ink text-lg">
        To enter into the platform
      </h2>
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.map(([term, short, address]) => (
          <div key={term} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <dt className="basis-48 text-ink-muted text-sm">{term}</dt>
            <dd className="me-auto min-w-0 break-all font-mono text-ink text-xs">{address}</dd>
            <dd>
              <CopyButton size="sm" text={address} label={`Copy the ${short}`} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-[60ch] text-ink-muted text-sm leading-5">
        LTI 1.3, launch in a new window, deep linking on; services: assignments and grades, names and roles.
        Names and addresses of people may be withheld.
      </p>
    </section>
  );
}

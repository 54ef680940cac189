import { Network } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { ClusterOverview } from '@/engine/deployment/cluster/views/overview';

/** Services with the pods that they lead to, and machines with how many pods they have. */
export function ServicesTab({ overview: { services, nodes } }: { readonly overview: ClusterOverview }) {
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @3xl:grid-cols-2">
      <section aria-label="Services" className="min-w-0">
        <h3 className="font-medium text-ink text-sm">Services</h3>
        {services.length === 0 ? (
          <EmptyState icon={<Network aria-hidden size={24} />} title="No services">
            A Service gives pods one name and one address. Write one with a selector that means their labels.
          </EmptyState>
        ) : (
          <ul className="mt-2 space-y-2 text-xs leading-5">
            {services.map(({ name, type, address, ports, endpoints }) => (
              <li key={name} className="rounded-md border border-line bg-surface p-2.5">
                <p className="flex flex-wrap gap-x-2">
                  <span className="font-medium text-ink">{name}</span>
                  <span className="text-ink-muted">{type}</span>
                  <code className="font-mono text-ink-muted">{address}</code>
                  <span className="text-ink-muted">{ports}</span>
                </p>
                <p className="break-words text-ink-muted">
                  {endpoints.length === 0
                    ? 'Leads to no pod that is ready.'
                    : `Leads to ${endpoints.join(', ')}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label="Nodes" className="min-w-0">
        <h3 className="font-medium text-ink text-sm">Nodes</h3>
        <ul className="mt-2 divide-y divide-line text-xs leading-5">
          {nodes.map(({ name, pods }) => (
            <li key={name} className="flex justify-between py-1.5">
              <span className="text-ink">{name}</span>
              <span className="text-ink-muted tabular-nums">
                {pods} {pods === 1 ? 'pod' : 'pods'}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

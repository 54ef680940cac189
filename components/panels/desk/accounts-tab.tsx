'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type AccessKey, isLive, SERVICES, type Service } from '@/engine/workbench/accounts';
import type { DeskTabProps } from './tab-props';

/** The services that one signs up for, and the keys to them. */
export function AccountsTab(props: DeskTabProps) {
  return (
    <div className="space-y-6 text-sm">
      {SERVICES.map((service) => (
        <ServiceSection key={service.id} service={service} {...props} />
      ))}
    </div>
  );
}

function ServiceSection({ service, ...props }: DeskTabProps & { readonly service: Service }) {
  const { desk, run, isDisabled } = props;
  const user = desk.accounts[service.id];
  const keys = desk.keys.filter((key) => key.service === service.id);
  return (
    <section aria-label={service.title} className="space-y-3">
      <h3 className="font-semibold">
        {service.title} <span className="font-normal text-ink-muted">stands for {service.like}</span>
      </h3>
      {keys.length > 0 ? (
        <ul className="divide-y divide-line border-line border-y">
          {keys.map((key) => (
            <KeyLine key={key.id} accessKey={key} day={desk.day} isDisabled={isDisabled} run={run} />
          ))}
        </ul>
      ) : null}
      {user ? (
        <>
          <p className="text-ink-muted">
            You are <b className="font-medium text-ink">{user}</b>.
          </p>
          <NewKey service={service} {...props} />
        </>
      ) : (
        <SignUp service={service} {...props} />
      )}
    </section>
  );
}

function KeyLine({
  accessKey,
  day,
  run,
  isDisabled,
}: { readonly accessKey: AccessKey; readonly day: number } & Pick<DeskTabProps, 'run' | 'isDisabled'>) {
  const live = isLive(accessKey, day);
  const until = accessKey.days === null ? 'for ever' : `until day ${accessKey.madeOn + accessKey.days}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="font-medium">{accessKey.name}</span>
      <Badge tone={live ? 'accent' : 'neutral'}>
        {live ? `opens ${until}` : accessKey.revokedOn === undefined ? 'has ended' : 'revoked'}
      </Badge>
      <span className="text-ink-muted">{accessKey.scopes.join(', ')}</span>
      <code className="basis-full break-all text-ink-muted text-xs">{accessKey.value}</code>
      {live ? (
        <Button
          size="sm"
          variant="danger"
          isDisabled={isDisabled}
          onPress={() => run({ do: 'revoke-key', id: accessKey.id })}
        >
          Revoke {accessKey.name}
        </Button>
      ) : null}
    </li>
  );
}

const BOX = 'rounded-md border border-line-strong bg-surface px-2.5 py-1 text-ink disabled:opacity-60';

function SignUp({ service, run, isDisabled }: DeskTabProps & { readonly service: Service }) {
  const [user, setUser] = useState('');
  const id = `desk-user-${service.id}`;
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ do: 'sign-up', service: service.id, user });
      }}
    >
      <label htmlFor={id} className="flex flex-col gap-1">
        <span className="text-ink-muted text-xs">User name</span>
        <input
          id={id}
          className={BOX}
          value={user}
          autoComplete="off"
          disabled={isDisabled}
          onChange={(event) => setUser(event.target.value)}
        />
      </label>
      <Button type="submit" size="sm" isDisabled={isDisabled}>
        Sign up for {service.title}
      </Button>
    </form>
  );
}

const LIFETIMES = [7, 30, 90, 365] as const;

function NewKey({ service, run, isDisabled }: DeskTabProps & { readonly service: Service }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number | null>(365);
  const id = `desk-key-${service.id}`;
  return (
    <form
      className="space-y-3 rounded-md border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const order = service.scopes.map((scope) => scope.id).filter((scope) => scopes.includes(scope));
        if (run({ do: 'make-key', service: service.id, name, scopes: order, days })) {
          setName('');
          setScopes([]);
        }
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <label htmlFor={`${id}-name`} className="flex flex-col gap-1">
          <span className="text-ink-muted text-xs">What the key is for</span>
          <input
            id={`${id}-name`}
            className={BOX}
            value={name}
            autoComplete="off"
            disabled={isDisabled}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label htmlFor={`${id}-days`} className="flex flex-col gap-1">
          <span className="text-ink-muted text-xs">It opens for</span>
          <select
            id={`${id}-days`}
            className={BOX}
            value={days ?? 'ever'}
            disabled={isDisabled}
            onChange={(event) => setDays(event.target.value === 'ever' ? null : Number(event.target.value))}
          >
            {LIFETIMES.map((lifetime) => (
              <option key={lifetime} value={lifetime}>
                {lifetime} days
              </option>
            ))}
            <option value="ever">ever</option>
          </select>
        </label>
      </div>
      <fieldset disabled={isDisabled}>
        <legend className="mb-1 text-ink-muted text-xs">What it may do</legend>
        <div className="grid gap-1 sm:grid-cols-2">
          {service.scopes.map((scope) => (
            <label key={scope.id} className="flex items-start gap-2">
              <input
                type="checkbox"
                checked={scopes.includes(scope.id)}
                onChange={() =>
                  setScopes(
                    scopes.includes(scope.id)
                      ? scopes.filter((one) => one !== scope.id)
                      : [...scopes, scope.id],
                  )
                }
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              />
              <span>
                <code>{scope.id}</code>
                <span className="block text-ink-muted text-xs leading-4">{scope.allows}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" size="sm" isDisabled={isDisabled}>
        Make a key for {service.title}
      </Button>
    </form>
  );
}

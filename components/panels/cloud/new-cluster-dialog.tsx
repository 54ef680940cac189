'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { PROVIDERS, type Provider, regionsOf } from '@/engine/deployment/cloud/providers';
import type { MachineOffer } from '@/engine/deployment/cloud/views/overview';
import { ActLines } from './act-lines';
import { useCloud } from './cloud-context';
import { clusterLines } from './commands';
import { dollars } from './dollars';
import { useAct } from './use-act';
import { actingAccount, titleOf } from './words';

const priceWords = ({ hourMicro }: MachineOffer) =>
  hourMicro === null ? 'no list price here' : `${dollars(hourMicro)} an hour`;

/** Makes a cluster with machines: which cloud, where, how many of what, and what an hour of it costs. */
export function NewClusterDialog({ onClose }: { readonly onClose: () => void }) {
  const { overview } = useCloud();
  const { act, isBusy, failure } = useAct(onClose);
  const usable = PROVIDERS.filter((one) => actingAccount(overview, one) !== undefined);
  const [provider, setProvider] = useState<Provider>(usable[0] ?? 'aws');
  const [region, setRegion] = useState(regionsOf(usable[0] ?? 'aws')[0]!.id);
  const offers = overview.offers.filter((one) => one.provider === provider && one.region === region);
  const [chosen, setChosen] = useState<string | null>(null);
  const offer = offers.find(({ machine }) => machine === chosen) ?? cheapest(offers);
  const [name, setName] = useState('main');
  const [count, setCount] = useState(2);
  const [isSpot, setSpot] = useState(false);
  const [tag, setTag] = useState('');
  const isName = /^[a-z][a-z0-9-]{0,20}[a-z0-9]$/.test(name);
  const isTag = tag === '' || /^[a-z][a-z0-9_-]*=[\w.-]+$/.test(tag);
  const lines = clusterLines({ provider, name, region, machine: offer.machine, count, isSpot, tag });
  const rate = isSpot ? offer.spotMicro : offer.hourMicro;
  const isReady = isName && isTag && count >= 1;
  const create = async () => {
    if (isReady) await act(lines);
  };
  return (
    <ActionDialog
      title="New cluster"
      action="Create cluster"
      isReady={isReady && !isBusy}
      onAction={() => void create()}
      onClose={onClose}
    >
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Select
          label="Cloud"
          value={provider}
          onChange={(id) => {
            setProvider(id as Provider);
            setRegion(regionsOf(id as Provider)[0]!.id);
            setChosen(null);
          }}
          options={usable.map((id) => ({
            id,
            label: titleOf(id),
            description: actingAccount(overview, id)?.name ?? '',
          }))}
        />
        <Select
          label="Region"
          value={region}
          onChange={(id) => {
            setRegion(id);
            setChosen(null);
          }}
          options={regionsOf(provider).map(({ id, title }) => ({ id, label: id, description: title }))}
        />
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          autoComplete="off"
          isInvalid={!isName}
          errorMessage="2 to 22 small letters, digits and hyphens, a letter first."
        />
        <Select
          label="Machines"
          value={offer.machine}
          onChange={setChosen}
          options={offers.map((one) => ({
            id: one.machine,
            label: one.machine,
            description: `${one.words}, ${priceWords(one)}`,
          }))}
        />
        <NumberField
          label="How many"
          value={count}
          minValue={1}
          maxValue={100}
          onChange={(next) => setCount(Number.isNaN(next) ? 1 : next)}
        />
        <TextField
          label="Tag (if you like)"
          value={tag}
          onChange={setTag}
          autoComplete="off"
          description="The bill can be taken apart by it: team=pricing"
          isInvalid={!isTag}
          errorMessage="A name, = and a value: team=pricing"
        />
        <Switch
          className="sm:col-span-2"
          isSelected={isSpot}
          onChange={setSpot}
          description={
            offer.spotMicro === null
              ? 'The price list has no spot price for it here: it would stand on the bill without one.'
              : `${dollars(offer.spotMicro)} an hour, and it may be taken away at any time.`
          }
        >
          Spot machines
        </Switch>
        <p className="text-ink text-sm sm:col-span-2">
          {rate === null
            ? 'Its machines have no list price: they will not be in any total.'
            : `${count} machine${count === 1 ? '' : 's'}: ${dollars(rate * count)} an hour, ${dollars(rate * count * 730)} in 730 hours, and the control plane. List price, no discounts or tax.`}
        </p>
        <div className="sm:col-span-2">
          <ActLines lines={lines} failure={failure} />
          {/* Enter in one of several fields acts only where there is a button to press. */}
          <button type="submit" hidden />
        </div>
      </form>
    </ActionDialog>
  );
}

/** The first that is shown: the cheapest that has a price. */
function cheapest(offers: readonly MachineOffer[]): MachineOffer {
  const priced = offers.filter(({ hourMicro }) => hourMicro !== null);
  return priced.sort((a, b) => a.hourMicro! - b.hourMicro!)[0] ?? offers[0]!;
}

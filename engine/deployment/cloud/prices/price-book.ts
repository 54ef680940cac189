import { machineTypeNamed } from '../machine-types';
import { nanoOf } from '../money/money';
import { type Biller, regionNamed } from '../providers';
import type { PriceRow } from './price-row';

/** A price of one unit in 10⁻⁹ dollars, and the rows that it is made of. */
export interface Price {
  readonly nano: bigint;
  readonly rows: readonly PriceRow[];
}

/** A step of a price that changes with the amount of a month: it holds from so many GB on. */
export interface Tier extends Price {
  readonly fromGb: number;
}

const nanoUsd = (row: PriceRow): bigint => nanoOf(row.usd)!;

/** A price list, asked by what is sold and where. What it does not know is null: never a guess. */
export class PriceBook {
  readonly #rows = new Map<string, PriceRow>();
  /** The skus of each provider that have parts or steps after a `/`. */
  readonly #parts = new Map<string, string[]>();

  constructor(
    readonly rows: readonly PriceRow[],
    /** The file that they are from; null: the lab's own list. */
    readonly path: string | null,
  ) {
    for (const row of rows) {
      this.#rows.set(`${row.provider} ${row.sku} ${row.region}`, row);
      const [head = '', part] = row.sku.split('/');
      if (part === undefined) continue;
      const key = `${row.provider} ${head}`;
      const known = this.#parts.get(key) ?? [];
      if (!known.includes(part)) this.#parts.set(key, [...known, part]);
    }
  }

  /** The row of a sku in a region: its own, else that of its part of the world, else that of all regions. */
  row(provider: Biller, sku: string, region: string): PriceRow | undefined {
    const place = regionNamed(provider, region)?.place;
    const key = `${provider} ${sku} `;
    return (
      this.#rows.get(key + region) ??
      (place === undefined ? undefined : this.#rows.get(key + place)) ??
      this.#rows.get(`${key}*`)
    );
  }

  /** The price of one unit of a sku. */
  price(provider: Biller, sku: string, region: string): Price | null {
    const row = this.row(provider, sku, region);
    return row === undefined ? null : { nano: nanoUsd(row), rows: [row] };
  }

  /** What a machine costs an hour: by its own row, else by its vCPUs and GiB where its family is priced so. */
  machineHour(
    provider: Biller,
    machine: string,
    region: string,
    market: 'on-demand' | 'spot' = 'on-demand',
  ): Price | null {
    if (market === 'spot') return this.price(provider, `${machine}/spot`, region);
    const own = this.price(provider, machine, region);
    if (own !== null) return own;
    const type = machineTypeNamed(provider, machine);
    if (type?.family === undefined) return null;
    const vcpu = this.row(provider, `${type.family}/vcpu`, region);
    const gib = this.row(provider, `${type.family}/gib`, region);
    if (vcpu === undefined || gib === undefined) return null;
    return {
      nano: BigInt(type.vcpus) * nanoUsd(vcpu) + BigInt(type.gib) * nanoUsd(gib),
      rows: [vcpu, gib],
    };
  }

  /** The steps of traffic to the internet, from 0 GB a month on; null: none is priced here. */
  egressTiers(provider: Biller, region: string): readonly Tier[] | null {
    const tiers = (this.#parts.get(`${provider} egress`) ?? []).flatMap((part): Tier[] => {
      const price = this.price(provider, `egress/${part}`, region);
      return price === null ? [] : [{ ...price, fromGb: Number(part) }];
    });
    tiers.sort((a, b) => a.fromGb - b.fromGb);
    return tiers[0]?.fromGb === 0 ? tiers : null;
  }

  /** A price that held on a day (`2026-03-02`): rows `<sku>/before-<day>` go before the plain one. */
  priceOn(provider: Biller, sku: string, region: string, day: string): Price | null {
    const until = (this.#parts.get(`${provider} ${sku}`) ?? [])
      .flatMap((part) => /^before-(\d{4}-\d{2}-\d{2})$/.exec(part)?.[1] ?? [])
      .filter((end) => day < end)
      .sort()[0];
    return this.price(provider, until === undefined ? sku : `${sku}/before-${until}`, region);
  }
}

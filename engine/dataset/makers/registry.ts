import { StagecraftError } from '../../core/errors';
import { columns } from './columns';
import { dirt } from './dirt';
import { northlineCustomers } from './northline-customers';
import { quarters } from './quarters';
import { churnSeason } from './season/churn-season';
import { turningMarket } from './season/turning-market';
import { salesBook } from './service/sales-book';
import { serverTraffic } from './service/traffic';
import type { DataMaker, MakerInput } from './types';

/** A maker with its options: ready to make. */
export interface PreparedMaker {
  readonly make: (input: MakerInput) => string;
}

/** A lesson asks for a maker of data that does not exist. */
export class UnknownMakerError extends StagecraftError<'maker-unknown'> {
  constructor(id: string) {
    super(
      'maker-unknown',
      `There is no maker of data ${JSON.stringify(id)}. There are: ${[...MAKERS.keys()].sort().join(', ') || 'none'}.`,
      { id },
    );
  }
}

/** To add a maker: write it in its own file beside this one, and add its line here. */
const MAKERS = new Map<string, (options: unknown) => PreparedMaker>([
  register(churnSeason),
  register(columns),
  register(dirt),
  register(northlineCustomers),
  register(quarters),
  register(salesBook),
  register(serverTraffic),
  register(turningMarket),
]);

/**
 * The maker of this id with these options.
 * @throws UnknownMakerError, or what the maker's `parseOptions` throws.
 */
export function prepareMaker(id: string, options: unknown): PreparedMaker {
  const prepare = MAKERS.get(id);
  if (!prepare) throw new UnknownMakerError(id);
  return prepare(options);
}

/** A maker under its id, its options still to come. */
function register<Options>(maker: DataMaker<Options>): [string, (options: unknown) => PreparedMaker] {
  return [
    maker.id,
    (raw) => {
      const options = maker.parseOptions(raw);
      return { make: (input) => maker.make(input, options) };
    },
  ];
}

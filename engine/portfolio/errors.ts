import { StagecraftError } from '../core/errors';

/** A model card or a portfolio that cannot be written from what is there. */
export class PortfolioError extends StagecraftError<
  'card-no-model' | 'card-front-matter' | 'card-several-models'
> {}

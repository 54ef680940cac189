import type { RubricReport } from '../../rubric/report';
import type { GameDayReport } from '../../scenario/game-day/report';

/** What a portfolio is made from. */
export interface PortfolioSources {
  /** The project’s name: `northline`. */
  readonly name: string;
  /** The paths of the repository, without `.git/` and `.lab/`. */
  readonly paths: readonly string[];
  /** The scripts of `package.json`, by name. */
  readonly scripts: Readonly<Record<string, string>>;
  /** The releases of Node that it asks for, as `package.json` says; null: it does not. */
  readonly node: string | null;
  /** MODEL_CARD.md; null: there is none. */
  readonly card: string | null;
  /** Null: the project was not held against the rubric. */
  readonly rubric: RubricReport | null;
  /** Null: no game day was played. */
  readonly gameDay: GameDayReport | null;
  /** When it is exported, in milliseconds since the epoch. */
  readonly at: number;
}

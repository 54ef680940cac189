import type { Clock } from '../core/clock';
import type { FileSystem } from '../core/file-system';
import type { OpenMachine } from '../core/lab-program';
import type { Rng } from '../core/rng';
import { CiError } from './errors';
import type { CiForge, CiRepository } from './ports/repository';
import { CiEngine, type WorkOptions } from './runner/engine';
import type { CiNews } from './store/live-lines';

/** The forge of a lab with the list of its repositories. */
export interface ListedForge extends CiForge {
  list(): readonly CiRepository[];
}

/** What the workflows of a lab need. */
export interface LabCiPorts {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly openMachine: OpenMachine;
  /** Opens the forge as it is now. */
  readonly openForge: () => Promise<ListedForge>;
}

/** News of one repository. */
export interface LabCiNews {
  readonly owner: string;
  readonly name: string;
  readonly news: CiNews;
}

/** The workflows of all repositories of a lab: one engine for each. */
export class LabCi {
  readonly #ports: LabCiPorts;
  readonly #engines = new Map<string, CiEngine>();
  readonly #listeners = new Set<(news: LabCiNews) => void>();
  #forge: ListedForge = { open: () => undefined, list: () => [] };

  constructor(ports: LabCiPorts) {
    this.#ports = ports;
  }

  /** Hears of everything that happens. @returns stops listening. */
  listen(listener: (news: LabCiNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a run is not done. */
  get isBusy(): boolean {
    return [...this.#engines.values()].some((engine) => engine.isBusy);
  }

  /** Works until nothing is left to do now, in all repositories. */
  async work(options?: WorkOptions): Promise<void> {
    await this.#refresh();
    for (const engine of this.#engines.values()) await engine.work(options);
  }

  /** The engine of one repository. @throws CiError `run-missing` when there is no such repository. */
  async engine(owner: string, name: string): Promise<CiEngine> {
    await this.#refresh();
    const engine = this.#engines.get(`${owner}/${name}`.toLowerCase());
    if (engine === undefined)
      throw new CiError('run-missing', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return engine;
  }

  /** Looks for repositories that are new. */
  async #refresh(): Promise<void> {
    this.#forge = await this.#ports.openForge();
    for (const repository of this.#forge.list()) {
      const { owner, name } = repository;
      const key = `${owner}/${name}`.toLowerCase();
      if (this.#engines.has(key)) continue;
      const { fs, clock, rng, openMachine } = this.#ports;
      const forge: CiForge = { open: (one, other) => this.#forge.open(one, other) };
      const engine = new CiEngine({ fs, clock, rng: rng.fork(`ci/${key}`), forge, openMachine }, repository);
      engine.listen((news) => {
        for (const listener of this.#listeners) listener({ owner, name, news });
      });
      this.#engines.set(key, engine);
    }
  }
}

import {
  cardKey,
  type ProjectCard,
  type ProjectOrigin,
  type ProjectStart,
  STUDIO,
  startKey,
} from '../../contracts/project-records';
import { StagecraftError } from '../../engine/core/errors';
import { CourseStorage } from '../../runtime/storage/course-storage';
import { projectWrites, storedProjects } from '../../runtime/storage/project-transfer';
import type { RecordDatabase } from '../../runtime/storage/record-database';

/** A project was asked for that this browser does not have. */
export class ProjectNotFoundError extends StagecraftError<'project-not-found'> {
  constructor(id: string) {
    super(
      'project-not-found',
      'This browser has no such project. It may have been deleted, or made in another browser: bring its exported file here.',
      { id },
    );
  }
}

/** What the catalog needs of the world. */
export interface CatalogPorts {
  readonly database: RecordDatabase;
  readonly now: () => number;
  readonly newId: () => string;
}

/** The projects of this browser. Every method rejects with a StagecraftError that says what failed. */
export class ProjectCatalog {
  readonly #ports: CatalogPorts;

  constructor(ports: CatalogPorts) {
    this.#ports = ports;
  }

  /** All projects, those in the bin too, the last opened first. */
  async list(): Promise<readonly ProjectCard[]> {
    const cards = await storedProjects(this.#ports.database);
    return cards.toSorted((a, b) => b.openedAt - a.openedAt);
  }

  /** @throws ProjectNotFoundError */
  async card(id: string): Promise<ProjectCard> {
    const card = await this.#ports.database.get('settings', cardKey(id));
    if (card === undefined) throw new ProjectNotFoundError(id);
    return card as ProjectCard;
  }

  /** What the project held when it began. @throws ProjectNotFoundError */
  async start(id: string): Promise<ProjectStart> {
    const start = await this.#ports.database.get('settings', startKey(id));
    if (start === undefined) throw new ProjectNotFoundError(id);
    return start as ProjectStart;
  }

  /** What the project holds now, as it is stored. @throws ProjectNotFoundError */
  async tree(id: string): Promise<ProjectStart> {
    const stored = await new CourseStorage(this.#ports.database, STUDIO).lesson(id).loadWorkspace();
    if (stored === null) return this.start(id);
    const { files, marks } = stored.model;
    return { files, marks };
  }

  /** Makes a project in one transaction: it is there whole or not at all. */
  async create(name: string, origin: ProjectOrigin, start: ProjectStart): Promise<ProjectCard> {
    const at = this.#ports.now();
    const id = this.#ports.newId();
    const card: ProjectCard = { id, name: projectName(name), origin, createdAt: at, openedAt: at };
    await this.#ports.database.write([
      { op: 'put', table: 'settings', key: cardKey(id), value: card },
      { op: 'put', table: 'settings', key: startKey(id), value: start },
    ]);
    return card;
  }

  rename(id: string, name: string): Promise<ProjectCard> {
    return this.#change(id, { name: projectName(name) });
  }

  /** Remembers that the project was opened now. */
  touch(id: string): Promise<ProjectCard> {
    return this.#change(id, { openedAt: this.#ports.now() });
  }

  /** Into the bin. Nothing of it is lost. */
  remove(id: string): Promise<ProjectCard> {
    return this.#change(id, { removedAt: this.#ports.now() });
  }

  /** Out of the bin. */
  bringBack(id: string): Promise<ProjectCard> {
    return this.#change(id, { removedAt: undefined });
  }

  /** Deletes a project with all its work, for good. */
  async erase(id: string): Promise<void> {
    await this.#ports.database.write(projectWrites(id, null, {}, this.#ports.newId));
  }

  async #change(id: string, change: Partial<ProjectCard>): Promise<ProjectCard> {
    const card = { ...(await this.card(id)), ...change };
    await this.#ports.database.write([{ op: 'put', table: 'settings', key: cardKey(id), value: card }]);
    return card;
  }
}

/** A name as it is kept: one line, at most 120 characters, never empty. */
export function projectName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, 120) || 'Untitled project';
}

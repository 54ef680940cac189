import type { ObjectId } from '../../objects/object-id';
import type { ObjectStore } from '../../objects/object-store';
import type { CommandContext } from '../../program/context';
import { prettyRef } from '../remote-refs';

/** The width that a terminal is taken to have. */
const COLUMNS = 80;
const LEAST_NAME_WIDTH = 10;
const LEAST_ABBREVIATION = 7;

/** How wide `abc1234..def5678` gets: two abbreviations and the dots. */
export function summaryWidth(objects: ObjectStore, ids: Iterable<ObjectId>): number {
  let widest = LEAST_ABBREVIATION;
  for (const id of ids) widest = Math.max(widest, objects.abbreviate(id).length);
  return 2 * widest + 3;
}

/** One pair of refs whose names are to be laid out in columns. */
export interface ShownPair {
  readonly source: string;
  readonly target: string;
}

/** The width of the column of remote names: that of the longest whose line still fits. */
export function nameWidth(pairs: readonly ShownPair[]): number {
  let width = LEAST_NAME_WIDTH;
  for (const { source, target } of pairs) {
    const [left, right] = [prettyRef(source).length, prettyRef(target).length];
    if (21 + left + 4 + right < COLUMNS) width = Math.max(width, left);
  }
  return width;
}

/** The table that a fetch prints to stderr: one line for each ref, under the URL it came from. */
export class FetchTable {
  readonly #context: CommandContext;
  readonly #url: string;
  readonly #quiet: boolean;
  #shownUrl = false;
  #nameWidth = LEAST_NAME_WIDTH;
  #summaryWidth = 0;

  constructor(context: CommandContext, url: string, quiet: boolean) {
    this.#context = context;
    this.#url = url;
    this.#quiet = quiet;
  }

  /** Sets the widths of the lines that follow. */
  layOut(pairs: readonly ShownPair[], ids: Iterable<ObjectId>): void {
    this.#nameWidth = Math.max(this.#nameWidth, nameWidth(pairs));
    this.#summaryWidth = summaryWidth(this.#context.repo.objects, ids);
  }

  /** Prints the URL, once. */
  showUrl(): void {
    if (!this.#shownUrl && !this.#quiet) this.#context.errorLine(`From ${this.#url}`);
    this.#shownUrl = true;
  }

  /** Prints ` <code> <summary> <source> -> <target>  (<reason>)`. */
  line(code: string, summary: string, source: string, target: string, reason?: string): void {
    if (this.#quiet) return;
    this.showUrl();
    const names = `${prettyRef(source).padEnd(this.#nameWidth)} -> ${prettyRef(target)}`;
    const why = reason === undefined ? '' : `  (${reason})`;
    this.#context.errorLine(` ${code} ${summary.padEnd(this.#summaryWidth)} ${names}${why}`);
  }
}

import type { Action, ActionKind } from '../../world/actions';
import type { AlertNote } from '../../world/ports';
import type { WorldResult } from '../../world/result';
import type { SteppedWorld } from '../../world/stepping';
import { incidentNamed } from '../registry';
import type { CaseRecord } from './case-record';
import { OnCallError } from './errors';
import { type NightOptions, NightWatch } from './night-watch';
import { type OnCallObjective, scoreOf } from './score';
import type { OnCallAct, OnCallHands, OnCallPage, OnCallSnapshot, TimelineEntry } from './session-state';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Hours for which an incident that lasts has to harm nobody, until it counts as resolved. */
const SETTLED_HOURS = 3;

/** What such an alert says is to be read, and calls nobody. */
const QUIET: ReadonlySet<string> = new Set(['info', 'none']);

const AT_NIGHT: Readonly<Record<OnCallHands, string>> = { player: '', night: ', by the runbook' };

export interface OnCallOptions {
  /** A world whose responder is `player`. */
  readonly world: SteppedWorld;
  /** The hour at which the session ends. */
  readonly endsAt: number;
  readonly objective: OnCallObjective;
  /** What each act is called in the timeline: `ACTION_WORDS`, or those of another language. */
  readonly words: Readonly<Record<ActionKind, string>>;
  /** Who is there when whoever plays is not; absent: nobody, and every page waits for them. */
  readonly night?: NightOptions;
}

/** Somebody's time on call: page → acknowledge → act → resolved, hour by hour, over a world that nobody else looks after. */
export class OnCallSession {
  readonly #options: OnCallOptions;
  readonly #pages: Draft<OnCallPage>[] = [];
  readonly #acts: Draft<OnCallAct>[] = [];
  readonly #cases: (Draft<CaseRecord> & { harmlessSince: number | null })[] = [];
  readonly #timeline: TimelineEntry[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #night: NightWatch | null;
  #result: WorldResult;
  #snapshot: OnCallSnapshot | null = null;

  constructor(options: OnCallOptions) {
    this.#options = options;
    this.#night = options.night ? new NightWatch(options.night) : null;
    this.#result = options.world.result();
  }

  /** All that the world has written down so far: columns by hour, releases, models. */
  get result(): WorldResult {
    return this.#result;
  }

  /** What a panel shows: the same object until something changes. */
  get snapshot(): OnCallSnapshot {
    this.#snapshot ??= this.#look();
    return this.#snapshot;
  }

  /** Whether something has happened and is not over. Not for eyes of whoever plays: it is what places are looked into by. */
  isOpen(id: string): boolean {
    const standing = this.#options.world.standing(id);
    return standing === 'harms' || standing === 'contained';
  }

  /** Tells of each change. @returns what ends it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Lets hours pass, up to the end; stops early at a new page, so that whoever is on call can look. One that somebody else is there
   * for stops nothing.
   * @returns whether a page stopped it
   */
  advance(hours: number): boolean {
    const { world, endsAt } = this.#options;
    const until = Math.min(endsAt, world.hour + hours);
    let isPaged = false;
    while (world.hour < until && !isPaged) {
      const { alerts } = world.step();
      this.#result = world.result();
      this.#meetIncidents();
      const fresh = new Set<OnCallPage>();
      for (const note of alerts) {
        const page = this.#takeAlert(note);
        if (page?.severity !== 'page') continue;
        fresh.add(page);
        isPaged = isPaged || this.#isAttended;
      }
      this.#passNight(fresh);
      this.#finishActs();
      this.#settleCases();
    }
    this.#changed();
    return isPaged;
  }

  /** Takes a page: from now on somebody is at it. @throws OnCallError for one that does not fire */
  acknowledge(id: string): void {
    const page = this.#pages.find((one) => one.id === id);
    if (page?.state !== 'firing')
      throw new OnCallError(
        'page-unknown',
        page
          ? `The page ${id} is ${page.state}. Only a page that fires can be taken.`
          : `There is no page ${id}. There are: ${this.#pages.map((one) => one.id).join(', ') || 'none'}.`,
      );
    this.#take(page, 'player');
    this.#changed();
  }

  /** Begins an act. @returns the hour at which it is done @throws WorldError, OnCallError after the end */
  act(action: Action): number {
    if (this.#isOver)
      throw new OnCallError(
        'session-over',
        'The time on call is over. Nothing can be done any more; write the post-mortem.',
      );
    const due = this.#begin(action, 'player');
    this.#changed();
    return due;
  }

  /** Writes a line of one's own into the timeline. */
  note(text: string): void {
    this.#write('note', text);
    this.#changed();
  }

  #take(page: Draft<OnCallPage>, by: OnCallHands): void {
    page.state = 'acknowledged';
    page.acknowledgedHour = this.#result.hours;
    page.takenBy = by;
    this.#write('acknowledged', `${page.alert} was taken${AT_NIGHT[by]}`);
    for (const one of this.#cases)
      if (one.detected !== null && one.resolved === null) one.acknowledged ??= this.#result.hours;
  }

  #begin(action: Action, by: OnCallHands): number {
    // The world does it within that hour, so that it shows once the hour has passed.
    const due = this.#options.world.act(action) + 1;
    this.#acts.push({ action, by, begun: this.#result.hours, due, outcome: null });
    const about = action.column ? `: ${action.column}` : '';
    this.#write('act', `${this.#options.words[action.kind]}${about}${AT_NIGHT[by]}`);
    return due;
  }

  get #isAttended(): boolean {
    return this.#options.night?.isAttended(this.#result.hours) ?? true;
  }

  #passNight(fresh: ReadonlySet<OnCallPage>): void {
    this.#night?.pass(this.#result.hours, this.#pages, fresh, {
      acknowledge: (page) => this.#take(page as Draft<OnCallPage>, 'night'),
      act: (action) => this.#begin(action, 'night'),
      note: (text) => this.#write('note', text),
    });
  }

  get #isOver(): boolean {
    return this.#result.hours >= this.#options.endsAt;
  }

  #meetIncidents(): void {
    for (const { id, kind, title, hour } of this.#result.happened) {
      if (!kind.startsWith('incident/') || this.#cases.some((one) => one.id === id)) continue;
      this.#cases.push({
        id,
        title,
        begun: hour,
        detected: null,
        acknowledged: null,
        resolved: null,
        harmlessSince: null,
      });
      this.#write('incident', title, true);
    }
  }

  /** @returns the page or ticket that it opens; null: it ends one */
  #takeAlert({ name, severity, summary, labels, state, time }: AlertNote): OnCallPage | null {
    if (QUIET.has(severity)) return null;
    if (state === 'resolved') {
      // Several of one name may fire, told apart by their labels.
      const open = this.#pages.filter((one) => one.alert === name && one.state !== 'resolved');
      const page = open.find((one) => one.labels === labels) ?? open.at(-1);
      if (page) {
        page.state = 'resolved';
        page.resolvedHour = this.#result.hours;
      }
      this.#write('resolved-alert', `${name} is resolved`);
      return null;
    }
    const opened: Draft<OnCallPage> = {
      id: `${name}/${this.#pages.length + 1}`,
      alert: name,
      severity,
      summary,
      labels,
      state: 'firing',
      firedAt: time,
      acknowledgedHour: null,
      takenBy: null,
      resolvedHour: null,
    };
    this.#pages.push(opened);
    this.#write('alert', summary === '' ? name : `${name}: ${summary}`);
    return opened;
  }

  #finishActs(): void {
    const done = this.#result.acts.filter(({ by }) => by === 'player');
    for (const act of this.#acts) {
      if (act.outcome !== null) continue;
      const record = done.find(({ kind, begun }) => kind === act.action.kind && begun === act.begun);
      if (!record) continue;
      act.outcome = record.outcome;
      this.#write('act-done', `${this.#options.words[record.kind]}: ${record.outcome}`);
    }
  }

  /** Looks which incidents were noticed, and which are resolved. */
  #settleCases(): void {
    const { hours, happened } = this.#result;
    for (const one of this.#cases) {
      if (one.resolved !== null) continue;
      const record = happened.find(({ id }) => id === one.id);
      one.detected ??= record?.detected ?? null;
      const standing = this.#options.world.standing(one.id);
      const mayLast =
        incidentNamed(record?.kind.replace('incident/', '') ?? '')?.resolvedWhen === 'contained';
      // What has not harmed yet is not resolved by not harming: a certificate that is still valid.
      const isHarmless = standing === 'contained' && mayLast && one.detected !== null;
      one.harmlessSince = isHarmless ? (one.harmlessSince ?? hours) : null;
      const isSettled = one.harmlessSince !== null && hours - one.harmlessSince >= SETTLED_HOURS;
      if (standing !== 'over' && !isSettled) continue;
      one.resolved = one.harmlessSince ?? hours;
      this.#write('restored', `${one.title}: it harms nobody any more`, true);
    }
  }

  #write(kind: TimelineEntry['kind'], text: string, isHidden = false): void {
    this.#timeline.push({ hour: this.#result.hours, kind, text, isHidden });
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }

  #look(): OnCallSnapshot {
    const isOver = this.#isOver;
    const cases = this.#cases.map(({ harmlessSince: _since, ...one }): CaseRecord => ({ ...one }));
    return {
      hour: this.#result.hours,
      endsAt: this.#options.endsAt,
      isOver,
      pages: this.#pages.map((page) => ({ ...page })),
      acts: this.#acts.map((act) => ({ ...act })),
      timeline: this.#timeline.filter(({ isHidden }) => isOver || !isHidden),
      cases: isOver ? cases : [],
      score: scoreOf(cases, this.#result, this.#options.objective),
    };
  }
}

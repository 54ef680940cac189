// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { screen } from '@/engine/shell/testing/screen';
import { realScheduler } from '@/runtime/scheduler';
import { openFakeSession } from '@/stores/testing/fake-session';
import { TerminalController } from './controller';
import { pageKey } from './keys';
import { promptOf } from './prompt-line';

const ESCAPE = '\u001b';
// Colours are not what these tests are about.
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');
const WIPE = new RegExp(`[^]*${ESCAPE}\\[3J${ESCAPE}\\[H`);

async function aTerminal(columns = 80) {
  const fake = await openFakeSession({ scheduler: realScheduler });
  const lab = await fake.session.lab();
  let written = '';
  const announced: string[] = [];
  const controller = new TerminalController({
    lab,
    screen: { write: (data) => (written += data), columns: () => columns },
    announce: (text) => void announced.push(text),
  });
  await controller.start();
  const rows = () =>
    screen([written.replace(COLOUR, '').replace(WIPE, '')], columns).text.filter((row) => row !== '');
  const isIdle = () => /^learner:.*\$$/.test(rows().at(-1) ?? '');
  /** Types a line, and waits for the next prompt. */
  const enter = async (line: string) => {
    controller.input(`${line}\r`);
    await vi.waitFor(() => expect(lab.getState().running === null && isIdle()).toBe(true));
  };
  return { ...fake, lab, controller, rows, enter, announced, written: () => written };
}

const PROMPT = 'learner:/workspace $';

describe('the terminal', () => {
  it('greets, shows a prompt, runs lines and shows what they print', async () => {
    const { rows, enter, announced } = await aTerminal();
    expect(rows().at(-1)).toBe(PROMPT);
    await enter('echo hello');
    await enter('cd src; false');
    expect(rows().slice(1)).toEqual([
      `${PROMPT} echo hello`,
      'hello',
      `${PROMPT} cd src; false`,
      'learner:/workspace/src [1] $',
    ]);
    expect(announced).toEqual(['Done', 'Ended with exit code 1']);
  });

  it('begins a prompt on a line of its own after output without an end of line', async () => {
    const { rows, enter } = await aTerminal();
    await enter('printf abc');
    expect(rows().slice(-2)).toEqual(['abc', PROMPT]);
  });

  it('asks for the rest of a line that is not finished', async () => {
    const { rows, enter, controller } = await aTerminal();
    controller.input('for i in 1 2\r');
    controller.input('do echo $i\r');
    expect(rows().slice(-3)).toEqual([`${PROMPT} for i in 1 2`, '> do echo $i', '>']);
    await enter('done');
    expect(rows().slice(-3)).toEqual(['1', '2', PROMPT]);
  });

  it('takes a paste of several lines as one, to be looked at before Enter', async () => {
    const { rows, enter, controller } = await aTerminal();
    controller.input(`${ESCAPE}[200~echo a\necho b${ESCAPE}[201~`);
    expect(rows().slice(-2)).toEqual([`${PROMPT} echo a`, '> echo b']);
    await enter('');
    expect(rows().slice(-3)).toEqual(['a', 'b', PROMPT]);
  });

  it('runs what was typed while a line was running, after it', async () => {
    const { rows, controller, lab } = await aTerminal();
    controller.input('sleep 0.05\recho after\r');
    await vi.waitFor(() => expect(rows().at(-2)).toBe('after'));
    expect(lab.getState().history).toEqual(['sleep 0.05', 'echo after']);
  });

  it('walks, searches and expands the history', async () => {
    const { rows, enter, controller } = await aTerminal();
    await enter('echo one');
    await enter('echo two');
    controller.input(`${ESCAPE}[A${ESCAPE}[A`);
    expect(rows().at(-1)).toBe(`${PROMPT} echo one`);
    controller.input('\u0003');
    controller.input('\u0012tw');
    expect(rows().at(-1)).toBe("(reverse-i-search)`tw': echo two");
    controller.input('\u0007');
    await enter('!! three');
    expect(rows().slice(-3)).toEqual(['echo two three', 'two three', PROMPT]);
    await enter('!nothing');
    expect(rows().slice(-2)).toEqual(['bash: !nothing: event not found', PROMPT]);
  });
});

describe('Tab', () => {
  it('completes what is the only one, what all have in common, and lists the rest when pressed again', async () => {
    const { rows, controller, announced } = await aTerminal();
    controller.input('cat src/d\t');
    await vi.waitFor(() => expect(rows().at(-1)).toBe(`${PROMPT} cat src/double.ts`));
    controller.input('\u0015cat pa\t');
    await vi.waitFor(() => expect(announced).toHaveLength(1));
    expect(announced[0]).toBe('2 possibilities, press Tab again to list them');
    controller.input('\t');
    await vi.waitFor(() =>
      expect(rows().slice(-2)).toEqual(['package.json  params.json', `${PROMPT} cat pa`]),
    );
    controller.input('x\t');
    await vi.waitFor(() => expect(announced.at(-1)).toBe('Nothing to complete'));
  });
});

describe('Ctrl-C', () => {
  it('drops the line that is typed', async () => {
    const { rows, controller } = await aTerminal();
    controller.input('echo not run\u0003');
    expect(rows().slice(-2)).toEqual([`${PROMPT} echo not run^C`, PROMPT]);
  });

  it('ends what runs', async () => {
    const { rows, controller, lab } = await aTerminal();
    controller.input('while true; do echo x > /dev/null; done\r');
    await vi.waitFor(() => expect(lab.getState().running).not.toBeNull());
    controller.input('\u0003');
    await vi.waitFor(() => expect(rows().slice(-2)).toEqual(['^C', 'learner:/workspace [130] $']));
  });
});

describe('the screen', () => {
  it('is emptied by Ctrl-L, and what is typed stays', async () => {
    const { rows, controller, enter } = await aTerminal();
    await enter('echo a');
    controller.input('echo b\u000c');
    expect(rows()).toEqual([`${PROMPT} echo b`]);
  });

  it('begins anew with Ctrl-D and with a new shell', async () => {
    const { rows, controller, enter } = await aTerminal();
    await enter('x=1; cd src');
    controller.input('\u0004');
    await vi.waitFor(() => expect(rows().at(-1)).toBe(PROMPT));
    await enter('echo "[$x]"');
    expect(rows().at(-2)).toBe('[]');
    await enter('cd src');
    await controller.restart();
    expect(rows()).toEqual([PROMPT]);
  });

  it('says what a tab that only reads cannot do', async () => {
    const first = await openFakeSession({ scheduler: realScheduler });
    const fake = await openFakeSession({
      scheduler: realScheduler,
      tabs: first.tabs,
      database: first.database,
    });
    let written = '';
    const controller = new TerminalController({
      lab: await fake.session.lab(),
      screen: { write: (data) => (written += data), columns: () => 200 },
      announce: () => {},
    });
    await controller.start();
    controller.input('ls\r');
    await vi.waitFor(() => expect(written).toContain('[the lab]'));
    expect(written).toContain('Another tab');
  });
});

it('a prompt says the branch and a code that is not 0, and how wide it is', () => {
  const prompt = promptOf({ folder: '~', branch: 'main', exitCode: 2 });
  expect(prompt.written.replace(COLOUR, '')).toBe('learner:~ (main) [2] $ ');
  expect(prompt.width).toBe('learner:~ (main) [2] $ '.length);
});

describe('keys of the page', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...more,
  });
  const moment = { hasSelection: false, isSearching: false, tabMoves: false };

  it('leave with Escape, unless a search has to end first', () => {
    expect(pageKey(press('Escape'), moment)).toBe('leave');
    expect(pageKey(press('Escape'), { ...moment, isSearching: true })).toBeNull();
  });

  it('move the focus with Shift and Tab, and with Tab where it was handed back', () => {
    expect(pageKey(press('Tab'), moment)).toBeNull();
    expect(pageKey(press('Tab', { shiftKey: true }), moment)).toBe('move-focus');
    expect(pageKey(press('Tab'), { ...moment, tabMoves: true })).toBe('move-focus');
  });

  it('copy a selection and paste; every other key is the shell’s', () => {
    expect(pageKey(press('c', { ctrlKey: true }), moment)).toBeNull();
    expect(pageKey(press('c', { ctrlKey: true }), { ...moment, hasSelection: true })).toBe('copy');
    expect(pageKey(press('C', { ctrlKey: true, shiftKey: true }), moment)).toBe('copy');
    expect(pageKey(press('v', { ctrlKey: true }), moment)).toBe('browser');
    expect(pageKey(press('k', { ctrlKey: true }), moment)).toBeNull();
    expect(pageKey(press('k', { metaKey: true }), moment)).toBe('browser');
  });
});

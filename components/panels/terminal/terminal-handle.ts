import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import type { StoreApi } from 'zustand/vanilla';
import type { LabState } from '@/stores/lab-contract';
import { browserPreferences } from '@/stores/preferences';
import { TerminalController } from './controller';
import { pageKey } from './keys';
import { currentTheme } from './theme';

/** What the terminal asks of the panel that shows it now. */
export interface TerminalPage {
  announce(text: string): void;
  /** Escape was pressed: the focus leaves. */
  leave(): void;
  copied(): void;
}

/** A terminal that outlives the panel: what it shows stays while another panel is looked at. */
export interface TerminalHandle {
  /** Put into the panel and taken out of it, with all that it shows. */
  readonly element: HTMLElement;
  readonly controller: TerminalController;
  /** Who shows it; null: nobody. */
  page: TerminalPage | null;
  focus(): void;
  /** Fits it to the room that its element has. */
  fit(): void;
  /** What is selected, or else everything that it shows. */
  text(): string;
}

const FONT = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Makes a terminal over a lab; xterm is loaded here. */
export async function openTerminal(lab: StoreApi<LabState>): Promise<TerminalHandle> {
  const [xterm, fitting] = await Promise.all([import('@xterm/xterm'), import('@xterm/addon-fit')]);
  const preferences = browserPreferences();
  const { terminalFontSize, terminalReader } = preferences.getState();
  // Its cells are measured once it is opened; with another font they would have another width.
  await document.fonts.load(`${terminalFontSize}px ${FONT}`).catch(() => {});
  const terminal = new xterm.Terminal({
    fontFamily: FONT,
    fontSize: terminalFontSize,
    screenReaderMode: terminalReader,
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    scrollback: 5000,
    cursorBlink: false,
    cursorStyle: 'bar',
    cursorWidth: 2,
    macOptionIsMeta: true,
    theme: currentTheme(),
  });
  const fit = new fitting.FitAddon();
  terminal.loadAddon(fit);
  const element = document.createElement('div');
  element.className = 'terminal-host';
  const handle = handleOf(terminal, fit, element, lab);
  preferences.subscribe((state) => {
    terminal.options.fontSize = state.terminalFontSize;
    terminal.options.screenReaderMode = state.terminalReader;
    handle.fit();
  });
  new MutationObserver(() => {
    terminal.options.theme = currentTheme();
  }).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return handle;
}

function handleOf(
  terminal: Terminal,
  fit: FitAddon,
  element: HTMLElement,
  lab: StoreApi<LabState>,
): TerminalHandle {
  const controller = new TerminalController({
    lab,
    screen: { write: (data) => terminal.write(data), columns: () => terminal.cols },
    announce: (text) => handle.page?.announce(text),
  });
  let isOpen = false;
  const handle: TerminalHandle = {
    element,
    controller,
    page: null,
    focus: () => terminal.focus(),
    fit: () => {
      if (!element.isConnected || element.clientHeight === 0) return;
      if (!isOpen) {
        isOpen = true;
        terminal.open(element);
        terminal.textarea?.setAttribute('aria-label', 'Terminal. Tab completes, Escape leaves.');
        // The sequences around a paste tell it from typing.
        terminal.write('\u001b[?2004h');
        fit.fit();
        void controller.start();
      }
      fit.fit();
    },
    text: () => {
      if (terminal.hasSelection()) return terminal.getSelection();
      const { active } = terminal.buffer;
      const lines = Array.from(
        { length: active.length },
        (_, at) => active.getLine(at)?.translateToString(true) ?? '',
      );
      return lines.join('\n').trimEnd();
    },
  };
  terminal.onData((data) => controller.input(data));
  terminal.onResize(() => controller.resized());
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true;
    const key = pageKey(event, {
      hasSelection: terminal.hasSelection(),
      isSearching: controller.isSearching,
      tabMoves: browserPreferences().getState().editorTab === 'focus',
    });
    if (key === 'leave') handle.page?.leave();
    else if (key === 'copy') {
      event.preventDefault();
      void navigator.clipboard.writeText(handle.text()).then(() => handle.page?.copied());
      terminal.clearSelection();
    } else if (key === null && event.key === 'Escape') controller.act({ type: 'abort' });
    return key === null && event.key !== 'Escape';
  });
  return handle;
}

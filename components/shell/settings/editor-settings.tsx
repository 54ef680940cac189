'use client';

import { NumberField } from '@/components/ui/number-field';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { EDITOR_FONT_SIZE } from '@/stores/preferences';
import { setPreferences, usePreference } from '../use-preferences';
import { Setting, SettingsSection } from './settings-section';

/** How the code editor looks and what its Tab key does. */
export function EditorSettings() {
  const size = usePreference('editorFontSize');
  const tab = usePreference('editorTab');
  return (
    <SettingsSection id="editor" title="Editor">
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <NumberField
          label="Size of the letters"
          unit="px"
          value={size}
          minValue={EDITOR_FONT_SIZE.least}
          maxValue={EDITOR_FONT_SIZE.most}
          onChange={(value) => {
            if (!Number.isNaN(value)) setPreferences({ editorFontSize: value });
          }}
          className="w-48"
        />
        <pre
          aria-hidden="true"
          className="min-w-0 flex-1 basis-72 overflow-hidden rounded-md border border-line bg-sunken px-3 py-2 font-mono text-ink"
          style={{ fontSize: size, lineHeight: 1.5 }}
        >
          {'const model = tf.sequential();\nawait model.fit(x, y, { epochs: 60 });'}
        </pre>
      </div>
      <Setting
        title="Tab key"
        about="Indents code, or moves on to the next control as everywhere else. Escape always leaves the editor."
      >
        <ToggleGroup
          label="Tab key"
          value={tab}
          onChange={(chosen) => setPreferences({ editorTab: chosen })}
          options={[
            { id: 'indent', label: 'Indents' },
            { id: 'focus', label: 'Moves on' },
          ]}
        />
      </Setting>
    </SettingsSection>
  );
}

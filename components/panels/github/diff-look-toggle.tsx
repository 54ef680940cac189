import { ToggleGroup } from '@/components/ui/toggle-group';
import type { DiffLook } from './diff-file';

/** Both versions in one column, or side by side. */
export function DiffLookToggle({
  value,
  onChange,
}: {
  readonly value: DiffLook;
  readonly onChange: (look: DiffLook) => void;
}) {
  return (
    <ToggleGroup
      label="How changes are shown"
      size="sm"
      value={value}
      onChange={onChange}
      options={[
        { id: 'unified', label: 'Unified' },
        { id: 'split', label: 'Side by side' },
      ]}
    />
  );
}

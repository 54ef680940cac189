'use client';

import { Select } from '@/components/ui/select';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';

export interface BranchSelectProps {
  readonly page: RepositoryPage;
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (branch: string) => void;
}

/** One of the branches of a repository. */
export function BranchSelect({ page, label, labelHidden, value, onChange }: BranchSelectProps) {
  return (
    <Select
      label={label}
      labelHidden={labelHidden}
      size="sm"
      value={value}
      onChange={onChange}
      options={page.branches.map(({ name, isDefault }) => ({
        id: name,
        label: name,
        ...(isDefault && { description: 'the default branch' }),
      }))}
      className="min-w-36"
    />
  );
}

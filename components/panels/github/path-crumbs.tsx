/** The folders above a path, each to be gone back to. */
export function PathCrumbs({
  root,
  path,
  onShow,
}: {
  readonly root: string;
  readonly path: string;
  readonly onShow: (path: string) => void;
}) {
  if (path === '') return null;
  const parts = path.split('/');
  const link = 'cursor-pointer rounded text-accent underline-offset-2 hover:underline';
  return (
    <nav aria-label="Folder" className="flex min-w-0 flex-wrap items-center gap-1 font-mono text-xs">
      <button type="button" onClick={() => onShow('')} className={link}>
        {root}
      </button>
      {parts.map((part, index) => {
        const at = parts.slice(0, index + 1).join('/');
        return (
          <span key={at} className="flex items-center gap-1">
            <span aria-hidden className="text-ink-faint">
              /
            </span>
            {index === parts.length - 1 ? (
              <span className="text-ink">{part}</span>
            ) : (
              <button type="button" onClick={() => onShow(at)} className={link}>
                {part}
              </button>
            )}
          </span>
        );
      })}
    </nav>
  );
}

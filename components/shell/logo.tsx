/**
 * The emblem: two lanes that meet and become one loop. The ad hoc half is a broken line, the practice half a solid one.
 * `app/icon.svg` is the same drawing for the browser's tab.
 */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size * 0.625}
      viewBox="0 0 32 20"
      fill="none"
      strokeWidth={3.2}
    >
      <path
        d="M16 10C13.2 6.2 11.2 3.6 8 3.6a6.4 6.4 0 0 0 0 12.8C11.2 16.4 13.2 13.8 16 10"
        className="stroke-adhoc-fill"
        strokeDasharray="3.4 2"
      />
      <path
        d="M16 10c2.8-3.8 4.8-6.4 8-6.4a6.4 6.4 0 0 1 0 12.8c-3.2 0-5.2-2.6-8-6.4"
        className="stroke-practice-fill"
      />
    </svg>
  );
}

import type { Basis } from '../image/weight';

/** A package that an installer puts into an image. Megabytes as installed, with what is bundled in it. */
export interface PackageSize {
  readonly megabytes: number;
  readonly basis: Basis;
  /** Other packages of the table that come with it. */
  readonly needs?: readonly string[];
  /** Megabytes of packages that are only recommended, and come unless they are declined. */
  readonly recommended?: number;
  /** Commands that it brings, of those that the lab has. */
  readonly commands?: readonly string[];
}

const measured = (megabytes: number, needs?: readonly string[]): PackageSize => ({
  megabytes,
  basis: 'measured',
  needs,
});
const assumed = (megabytes: number, rest: Partial<PackageSize> = {}): PackageSize => ({
  megabytes,
  basis: 'assumed',
  ...rest,
});

/** Packages of pip. */
export const PIP_PACKAGES: Readonly<Record<string, PackageSize>> = {
  numpy: measured(73),
  scipy: measured(143, ['numpy']),
  pandas: measured(75, ['numpy']),
  'scikit-learn': measured(51, ['numpy', 'scipy', 'joblib']),
  pyarrow: measured(156),
  plotly: measured(64),
  sqlalchemy: measured(29),
  networkx: measured(19),
  pydantic: measured(10),
  joblib: measured(3),
  fastapi: measured(2, ['pydantic']),
  uvicorn: measured(1),
  tensorflow: assumed(1700, { needs: ['numpy'] }),
  torch: assumed(2600, { needs: ['numpy', 'networkx'] }),
  mlflow: assumed(60, { needs: ['pandas', 'scikit-learn', 'sqlalchemy', 'pyarrow'] }),
  xgboost: assumed(300, { needs: ['numpy', 'scipy'] }),
  matplotlib: assumed(40, { needs: ['numpy'] }),
  jupyter: assumed(120),
  flask: assumed(4),
  gunicorn: assumed(1),
  requests: assumed(2),
  dvc: assumed(90),
};

/** Packages of apt and apk. */
export const SYSTEM_PACKAGES: Readonly<Record<string, PackageSize>> = {
  curl: assumed(5, { recommended: 1, commands: ['curl'] }),
  wget: assumed(4, { recommended: 1 }),
  git: assumed(95, { recommended: 30 }),
  'ca-certificates': assumed(1),
  'build-essential': assumed(280, { recommended: 60 }),
  gcc: assumed(160, { recommended: 30 }),
  'g++': assumed(200, { recommended: 30 }),
  make: assumed(2),
  python3: assumed(40, { recommended: 10 }),
  'python3-pip': assumed(70, { recommended: 220 }),
  nodejs: assumed(190, { recommended: 20, commands: ['node'] }),
  npm: assumed(60, { recommended: 200, commands: ['npm', 'npx'] }),
  libgomp1: assumed(0.4),
  jq: assumed(1, { commands: ['jq'] }),
  tini: assumed(0.1),
  'dumb-init': assumed(0.1),
  unzip: assumed(1),
  vim: assumed(40, { recommended: 5 }),
};

/** What is assumed of a package that no table has, in megabytes. */
export const OTHER_PACKAGE = { pip: 5, system: 3, npm: 0.25 } as const;

/** What `apt-get update` leaves in `/var/lib/apt/lists`, `apk update` in `/var/cache/apk`, in megabytes. */
export const LISTS = { apt: 19, apk: 2.4 } as const;

/** How small downloads are: the part of the installed size that is downloaded, and kept by a cache. */
export const DOWNLOAD_RATIO = { text: 0.25, binary: 0.4 } as const;

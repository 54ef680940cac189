/** The clouds that can be signed up for. */
export const PROVIDERS = ['aws', 'gcp', 'azure'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Who may send a bill: the clouds, and GitHub for the minutes of its runners. */
export type Biller = Provider | 'github';

/** How each is called, and what it calls an account. */
export const PROVIDER_WORDS: Readonly<
  Record<Biller, { readonly title: string; readonly account: string; readonly program: string }>
> = {
  aws: { title: 'AWS', account: 'account', program: 'aws' },
  gcp: { title: 'Google Cloud', account: 'project', program: 'gcloud' },
  azure: { title: 'Azure', account: 'subscription', program: 'az' },
  github: { title: 'GitHub', account: 'owner', program: 'gh' },
};

/** A region; those of one `place` stand for each other when clouds are compared. */
export interface Region {
  readonly provider: Provider;
  readonly id: string;
  readonly title: string;
  readonly place: 'us' | 'ireland' | 'frankfurt' | 'mumbai' | 'tokyo';
}

/** The regions of the lab: those that the price list knows machines of. */
export const REGIONS: readonly Region[] = [
  { provider: 'aws', id: 'us-east-1', title: 'US East (N. Virginia)', place: 'us' },
  { provider: 'aws', id: 'eu-west-1', title: 'Europe (Ireland)', place: 'ireland' },
  { provider: 'aws', id: 'eu-central-1', title: 'Europe (Frankfurt)', place: 'frankfurt' },
  { provider: 'aws', id: 'ap-south-1', title: 'Asia Pacific (Mumbai)', place: 'mumbai' },
  { provider: 'aws', id: 'ap-northeast-1', title: 'Asia Pacific (Tokyo)', place: 'tokyo' },
  { provider: 'gcp', id: 'us-central1', title: 'Iowa', place: 'us' },
  { provider: 'gcp', id: 'europe-west3', title: 'Frankfurt', place: 'frankfurt' },
  { provider: 'gcp', id: 'asia-south1', title: 'Mumbai', place: 'mumbai' },
  { provider: 'gcp', id: 'asia-northeast1', title: 'Tokyo', place: 'tokyo' },
  { provider: 'azure', id: 'eastus', title: 'East US', place: 'us' },
];

/** The regions of one cloud. */
export const regionsOf = (provider: Provider): readonly Region[] =>
  REGIONS.filter((region) => region.provider === provider);

/** A region of a cloud by its id; undefined: the lab does not have it. */
export const regionNamed = (provider: Biller, id: string): Region | undefined =>
  REGIONS.find((region) => region.provider === provider && region.id === id);

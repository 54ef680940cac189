import type { Secrets } from '../config/secrets';

const ANIMALS = (
  'Alpaca Badger Bison Crane Curlew Dipper Dormouse Eider Ermine Falcon Finch Gannet Gecko Heron Hoopoe Ibex Ibis Jackdaw Kestrel ' +
  'Kingfisher Lapwing Linnet Lynx Marten Merlin Newt Nuthatch Osprey Otter Oriole Petrel Pipit Plover Puffin Quail Raven Redstart ' +
  'Robin Salmon Seal Serin Shrike Siskin Skua Stoat Stork Swift Tapir Teal Tern Tortoise Trout Turnstone Vole Wagtail Walrus Weasel ' +
  'Whimbrel Wigeon Wombat Woodcock Wren Yak Zebra'
).split(' ');

/** Somebody under another name, in one assignment alone. */
export interface Pseudonym {
  /** Stands for the member's id in addresses; gives nobody away. */
  readonly key: string;
  readonly name: string;
}

/** The other name of a member for an assignment: always the same, and another one for each assignment. */
export function pseudonymOf(secrets: Secrets, assignmentId: string, memberId: string): Pseudonym {
  const digest = secrets.hmac('pseudonyms', `${assignmentId} ${memberId}`);
  const animal = ANIMALS[digest[0]! % ANIMALS.length]!;
  return {
    key: digest.subarray(8, 24).toString('base64url'),
    name: `${animal} ${digest.subarray(1, 4).toString('hex').toUpperCase()}`,
  };
}

/** What happens in a market that turns, in the words of feedback and replays. */
const WORDS: Readonly<Record<string, string>> = {
  rival: 'a rival sells DSL at half the price',
  loyal: 'a rival courts those who have been here for long',
  mobile: 'lines without internet are given up',
  joined: 'two days of labels are joined to the wrong customers',
  moved: 'accounts that moved are written down as left',
  feed: 'the feed has gaps',
};

export const happening = (name: string): string => WORDS[name] ?? name;

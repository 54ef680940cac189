/** The secret of the server that journeys run against: from it follows the link of the first account. */
export const JOURNEYS_SECRET = 'a secret of journeys, known to everybody';

/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { notePeers } = await import('./server/http/peer');
  notePeers();
  const { greetOperator } = await import('./server/greet-operator');
  await greetOperator();
}

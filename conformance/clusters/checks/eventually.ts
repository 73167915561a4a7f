import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  readonly seconds: number;
  /** @default 2 */
  readonly pauseSeconds?: number;
}

/** Asks until there is nothing to complain of, or patience ends; then the last complaint. */
export async function eventually(
  ask: () => Promise<string | undefined>,
  { seconds, pauseSeconds = 2 }: Patience,
): Promise<string | undefined> {
  const deadline = Date.now() + seconds * 1000;
  let complaint = await ask();
  while (complaint !== undefined && Date.now() < deadline) {
    await sleep(pauseSeconds * 1000);
    complaint = await ask();
  }
  return complaint;
}

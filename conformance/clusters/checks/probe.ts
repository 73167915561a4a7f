import type { Answer } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import type { Client } from './client';
import { eventually } from './eventually';

/** One real connection, or one question to a name server. */
export interface Probe {
  readonly name: string;
  readonly from: Client;
  readonly command: string;
  /** What is wrong with the answer; undefined when it is as it should be. */
  judge(answer: Answer): string | undefined;
}

/** Rules reach the kernel a little after the object reaches the API server. */
const PATIENCE = { seconds: 45 };

/** All probes of a client in one go, all clients at once; what fails is asked again for a while. */
export async function runProbes(suite: string, probes: readonly Probe[]): Promise<Result[]> {
  const clients = [...new Set(probes.map(({ from }) => from))];
  const results = await Promise.all(
    clients.map((client) =>
      runOf(
        suite,
        client,
        probes.filter(({ from }) => from === client),
      ),
    ),
  );
  return results.flat();
}

async function runOf(suite: string, client: Client, probes: readonly Probe[]): Promise<Result[]> {
  const complaints = new Map<Probe, string>();
  let waiting = probes;
  await eventually(async () => {
    const answers = await client.ask(waiting.map(({ command }) => command));
    waiting.forEach((probe, index) => {
      const complaint = complaintOf(probe, answers[index]);
      if (complaint === undefined) complaints.delete(probe);
      else complaints.set(probe, complaint);
    });
    waiting = waiting.filter((probe) => complaints.has(probe));
    return waiting.length > 0 ? 'not yet' : undefined;
  }, PATIENCE);
  return probes.map((probe) =>
    judged(suite, `${probe.name} from ${client.name}`, complaints.get(probe)),
  );
}

function complaintOf(probe: Probe, answer: Answer | undefined): string | undefined {
  const complaint = answer ? probe.judge(answer) : 'no answer';
  return complaint && `${probe.command}: ${complaint}`;
}

/** The words that a command printed. */
export const wordsOf = ({ stdout }: Answer): string[] =>
  stdout.split(/\s+/).filter((word) => word !== '');

/** A judge for commands that print a set of words in whatever order. */
export const printsAll =
  (wanted: readonly string[]) =>
  (answer: Answer): string | undefined => {
    const got = [...new Set(wordsOf(answer))].sort();
    const want = [...new Set(wanted)].sort();
    return got.join(' ') === want.join(' ') ? undefined : `printed ${got}, not ${want}`;
  };

/** A judge for commands that print one word out of several. */
export const printsOneOf =
  (wanted: readonly string[]) =>
  (answer: Answer): string | undefined => {
    const got = answer.stdout.trim();
    return wanted.includes(got) ? undefined : `printed "${got}" (exit ${answer.exitCode})`;
  };

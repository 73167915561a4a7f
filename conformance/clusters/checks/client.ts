import type { Answer, Host, RunningCluster } from '../../rig/running-cluster';
import { answersIn, scriptOf } from './batch';
import type { PodObject } from './objects';

const LONGEST_SECONDS = 300;

/** Where connections start: a pod, a node, or a host outside the cluster. */
export interface Client {
  readonly name: string;
  ask(commands: readonly string[]): Promise<Answer[]>;
}

export const clientOn = (host: Host): Client => ({
  name: host.name,
  async ask(commands) {
    const script = ['sh', '-c', scriptOf(commands)];
    const { stdout } = await host.run(script, { timeoutSeconds: LONGEST_SECONDS });
    return answersIn(stdout, commands.length);
  },
});

export const clientIn = (cluster: RunningCluster, { metadata, spec }: PodObject): Client => ({
  name: `pod on ${spec.nodeName ?? 'no node'}`,
  async ask(commands) {
    const script = ['exec', '-i', metadata.name, '--', 'sh'];
    const options = { input: scriptOf(commands), timeoutSeconds: LONGEST_SECONDS };
    const { stdout } = await cluster.kubectl(script, options);
    return answersIn(stdout, commands.length);
  },
});

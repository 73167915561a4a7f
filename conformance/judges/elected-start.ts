import { build } from '../binaries/cache';
import { type KubernetesProgram, kubernetesRecipe } from '../binaries/recipe';
import { type Start, start } from './component-start';
import type { Verdict } from './judge';
import { podHost } from './pod-host';
import { apiServerOf, forgetLeader } from './running-api-server';
import { podOf, type WrittenPod } from './written-pods';

/** What differs between the components that are elected. */
interface ElectedStart extends Pick<Start, 'before' | 'env' | 'reasonIn'> {
  readonly component: KubernetesProgram;
  readonly signOf: (pod: WrittenPod, minor: number) => RegExp;
}

/** Starts a client of the API server of its minor that nobody else is elected before. */
export function startElected(
  { component, signOf, ...call }: ElectedStart,
  input: string,
  minor: number,
): Verdict {
  const server = apiServerOf(minor);
  forgetLeader(server, component);
  const pod = podOf(input, minor, component);
  return start({
    ...call,
    pod,
    program: build(kubernetesRecipe(component, minor)),
    files: podHost(minor),
    sign: signOf(pod, minor),
    host: server.host,
  });
}

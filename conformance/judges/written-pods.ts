import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { JudgeRunner, Verdict } from './judge';
import { onKubeadmHost } from './kubeadm-host';

const MANIFESTS = 'etc/kubernetes/manifests';

/** What a static pod says about its only container. */
export interface WrittenPod {
  readonly command: readonly string[];
  readonly env: ReadonlyArray<{ readonly name: string; readonly value?: string }>;
  readonly mounts: readonly Mount[];
}

/** A volume of the host, and where the container finds it. */
export interface Mount {
  readonly volume: string;
  readonly hostPath: string;
  readonly mountPath: string;
  readonly isReadOnly: boolean;
}

/** The static pods of one input, or kubeadm's refusal to write them. */
interface WrittenPods {
  readonly refusal: string | undefined;
  pod(component: string): WrittenPod | undefined;
}

/** The static pod of one component, for an input that kubeadm takes. */
export function podOf(input: string, minor: number, component: string): WrittenPod {
  const { refusal, pod } = writtenPods(input, minor);
  const found = pod(component);
  if (!found) throw new Error(refusal ?? `kubeadm wrote no ${component}`);
  return found;
}

/** Several judges ask about the same input; kubeadm is asked once. */
const written = new Map<string, WrittenPods>();

function writtenPods(input: string, minor: number): WrittenPods {
  const key = `${minor}\n${input}`;
  const known = written.get(key) ?? writePods(input, minor);
  written.set(key, known);
  return known;
}

/** What kubeadm refuses to write reaches no component. */
export const kubeadmWritesPods: JudgeRunner = {
  word: 'kubeadm-init',
  accepts: (input, minor): Verdict => {
    const { refusal } = writtenPods(input, minor);
    return { accepted: refusal === undefined, says: refusal ?? '' };
  },
};

const PHASES = [
  ['control-plane', 'all'],
  ['etcd', 'local'],
];

/** Of a cluster with external etcd the last phase says only that there is nothing to do. */
function writePods(input: string, minor: number): WrittenPods {
  return onKubeadmHost(input, minor, (host) => {
    for (const phase of PHASES) {
      const { exitCode, output } = host.run(['init', 'phase', ...phase]);
      if (exitCode !== 0) return { refusal: output, pod: () => undefined };
    }
    const pods = readPods(path.join(host.root, MANIFESTS));
    return { refusal: undefined, pod: (component) => pods.get(component) };
  });
}

interface Manifest {
  readonly spec: {
    readonly containers: ReadonlyArray<{
      readonly command: readonly string[];
      readonly env?: WrittenPod['env'];
      readonly volumeMounts?: ReadonlyArray<{
        readonly name: string;
        readonly mountPath: string;
        readonly readOnly?: boolean;
      }>;
    }>;
    readonly volumes?: ReadonlyArray<{
      readonly name: string;
      readonly hostPath: { readonly path: string };
    }>;
  };
}

function readPods(folder: string): Map<string, WrittenPod> {
  const files = readdirSync(folder);
  return new Map(
    files.map((file) => {
      const manifest = parse(readFileSync(path.join(folder, file), 'utf8')) as Manifest;
      return [path.parse(file).name, readContainer(manifest)];
    }),
  );
}

function readContainer({ spec: { containers, volumes = [] } }: Manifest): WrittenPod {
  const [container] = containers;
  if (!container) throw new Error('a static pod without a container');
  const { command, env = [], volumeMounts = [] } = container;
  const mounts = volumeMounts.flatMap(({ name, mountPath, readOnly = false }) => {
    const volume = volumes.find((candidate) => candidate.name === name);
    return volume
      ? [{ volume: name, hostPath: volume.hostPath.path, mountPath, isReadOnly: readOnly }]
      : [];
  });
  return { command, env, mounts };
}

import fc from 'fast-check';
import { type Argument, argumentsOf } from './arguments';
import type { Flagged } from './flags';

type Contained = Exclude<Flagged, 'kubelet'>;

interface Section {
  readonly component: Contained;
  /** Lines of ClusterConfiguration above the arguments. */
  readonly lines: readonly string[];
  readonly judge: string;
}

const SECTIONS: readonly Section[] = [
  { component: 'kube-apiserver', lines: ['apiServer:', '  extraArgs:'], judge: 'apiserver-start' },
  {
    component: 'kube-controller-manager',
    lines: ['controllerManager:', '  extraArgs:'],
    judge: 'controller-manager-start',
  },
  { component: 'kube-scheduler', lines: ['scheduler:', '  extraArgs:'], judge: 'scheduler-start' },
  { component: 'etcd', lines: ['etcd:', '  local:', '    extraArgs:'], judge: 'etcd-start' },
];

const HEAD = `apiVersion: kubeadm.k8s.io/\${API}
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.0.2.10
---
apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
networking:
  podSubnet: 10.244.0.0/16
`;

/** A cluster whose control plane gets extra arguments for one of its components. */
export const controlPlaneFile = (minor: number): fc.Arbitrary<string> =>
  fc
    .constantFrom(...SECTIONS)
    .chain(({ component, lines }) =>
      argumentsOf(component, minor).map((args) => HEAD + withArguments(lines, args)),
    );

/** `${ARG …}` as cases of the corpus have it: one text for both API versions. */
export function withArguments(lines: readonly string[], args: readonly Argument[]): string {
  const indent = ' '.repeat(2 * lines.length);
  const written = args.map(
    ({ name, value }) => `${indent}\${ARG ${name}}: ${JSON.stringify(value)}`,
  );
  return `${[...lines, ...written].join('\n')}\n`;
}

/** The component whose arguments a file holds is the only one to be asked. */
export const isForJudge = (word: string, text: string): boolean =>
  SECTIONS.some(({ judge, lines }) => judge === word && text.includes(`${lines.join('\n')}\n`));

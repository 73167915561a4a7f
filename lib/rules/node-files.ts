import type { KubeadmFile } from '../model/kubeadm-file';
import type { NodePlan } from '../model/node-plan';

/**
 * Whether two nodes come from one hand-written file: an InitConfiguration beside a JoinConfiguration,
 * of which each kubeadm command reads its own. Such a file describes one machine, twice.
 */
export const shareFile = (a: NodePlan, b: NodePlan, files: readonly KubeadmFile[]): boolean =>
  files.some(
    ({ input, init, join }) =>
      input.origin !== 'construct' &&
      [init, join].includes(a.document) &&
      [init, join].includes(b.document),
  );

/** `cp1`, or the role where the host name decides. */
export const nameOfNode = ({ name, role }: NodePlan): string => name?.value ?? `a ${role} node`;

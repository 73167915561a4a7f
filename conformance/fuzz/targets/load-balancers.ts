import type fc from 'fast-check';
import { JUDGED_FOLDERS } from '../../folders';
import { loadBalancerFile } from '../load-balancers/documents';
import { kubeVipFile } from '../load-balancers/kube-vip';
import type { FuzzTarget } from '../target';
import { renderYaml } from '../yaml/render';
import type { TreeMap } from '../yaml/tree';

function targetFor(name: string, files: fc.Arbitrary<TreeMap[]>): FuzzTarget {
  const folder = JUDGED_FOLDERS.find((one) => one.name === name);
  return {
    name,
    judges: folder?.judges ?? [],
    minors: [36],
    extension: 'yaml',
    ...(folder?.cluster === undefined ? {} : { cluster: folder.cluster }),
    texts: () => files.map((trees) => trees.map(renderYaml).join('---\n')),
    isMeantFor: (_, text) => text.split(/^---\n/m).every((one) => one.startsWith('apiVersion: ')),
  };
}

/** Each with kube-apiserver first: MetalLB with its definitions, then kube-vip-cloud-provider. */
export const loadBalancers: readonly FuzzTarget[] = [
  targetFor('load-balancers', loadBalancerFile),
  targetFor('kube-vip', kubeVipFile),
];

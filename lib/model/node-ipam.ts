import { parseFlagBool, parseFlagInt } from '../k8s/go-value';
import { type Cidr, parseCidrSloppy } from '../net/parse-sloppy';
import { lastAsRead } from './component-flags';
import type { FlagSet } from './flags';
import type { Located } from './located';

export const NODE_MASK_FLAGS = [
  'node-cidr-mask-size',
  'node-cidr-mask-size-ipv4',
  'node-cidr-mask-size-ipv6',
] as const;
export type NodeMaskFlag = (typeof NODE_MASK_FLAGS)[number];

/** The flags of kube-controller-manager that decide on node blocks, as it reads them. */
export interface NodeIpam {
  readonly allocates: boolean;
  /** The flag when somebody gave one, else `podSubnet`; undefined when there is neither. */
  readonly clusterCidr: Located<string> | undefined;
  /** True when `clusterCidr` is `podSubnet`, which kubeadm has checked. */
  readonly isFromKubeadm: boolean;
  /** 0 (unset) or what was given; undefined entries could not be read. */
  readonly masks: Readonly<Record<NodeMaskFlag, number | undefined>>;
}

export function parseNodeIpam(kcm: FlagSet, podSubnet: Located<string> | undefined): NodeIpam {
  const allocate = lastAsRead(kcm, 'allocate-node-cidrs');
  const given = lastAsRead(kcm, 'cluster-cidr');
  return {
    allocates: allocate ? parseFlagBool(allocate.value) === true : podSubnet !== undefined,
    clusterCidr: given ?? podSubnet,
    isFromKubeadm: given === undefined,
    masks: {
      'node-cidr-mask-size': maskOf(kcm, 'node-cidr-mask-size'),
      'node-cidr-mask-size-ipv4': maskOf(kcm, 'node-cidr-mask-size-ipv4'),
      'node-cidr-mask-size-ipv6': maskOf(kcm, 'node-cidr-mask-size-ipv6'),
    },
  };
}

function maskOf(kcm: FlagSet, name: NodeMaskFlag): number | undefined {
  const flag = lastAsRead(kcm, name);
  return flag ? parseFlagInt(flag.value, 32) : 0;
}

/** Go trims the whole text, not its entries. Undefined: one of them cannot be read. */
export function parseClusterCidrs(text: string): Cidr[] | undefined {
  const cidrs: Cidr[] = [];
  for (const entry of text.trim().split(',')) {
    const reading = parseCidrSloppy(entry);
    if (!reading.ok) return undefined;
    cidrs.push(reading.value);
  }
  return cidrs;
}

import { DEFAULT_NODE_MASK } from '../k8s/defaults';
import { parseFlagBool, parseFlagInt } from '../k8s/go-value';
import type { Family } from '../net/family';
import { type Cidr, parseCidrSloppy } from '../net/parse-sloppy';
import { lastAsRead, nameAsRead } from './component-flags';
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
  const given = lastAsRead(kcm, 'cluster-cidr');
  return {
    allocates: allocatesNodeBlocks(kcm, podSubnet !== undefined),
    clusterCidr: given ?? podSubnet,
    isFromKubeadm: given === undefined,
    masks: {
      'node-cidr-mask-size': maskOf(kcm, 'node-cidr-mask-size'),
      'node-cidr-mask-size-ipv4': maskOf(kcm, 'node-cidr-mask-size-ipv4'),
      'node-cidr-mask-size-ipv6': maskOf(kcm, 'node-cidr-mask-size-ipv6'),
    },
  };
}

/** kubeadm sets --allocate-node-cidrs as soon as there is a podSubnet. */
export function allocatesNodeBlocks(kcm: FlagSet, hasPodSubnet: boolean): boolean {
  if (!runsNodeIpam(kcm)) return false;
  const allocate = lastAsRead(kcm, 'allocate-node-cidrs');
  return allocate ? parseFlagBool(allocate.value) === true : hasPodSubnet;
}

/** `--controllers` without the one that cuts node blocks; the first word about it decides [run]. */
function runsNodeIpam(kcm: FlagSet): boolean {
  const given = kcm.flags.filter(({ value }) => nameAsRead(value) === 'controllers');
  const words = given.flatMap(({ value }) => value.value.split(','));
  const own = words.find((word) => NODE_IPAM.includes(word.replace(/^-/, '')));
  if (own !== undefined) return !own.startsWith('-');
  return words.length === 0 || words.includes('*');
}

const NODE_IPAM = ['node-ipam-controller', 'nodeipam'];

/**
 * The mask kubeadm compares podSubnet with: Go's `strconv.Atoi`, where a sign and leading zeros are
 * fine and 0 is 0. Undefined: no number.
 */
export function nodeMaskOfKubeadm(kcm: FlagSet, family: Family): number | undefined {
  const text = kcm.last(`node-cidr-mask-size-${family.toLowerCase()}`)?.value ?? '';
  if (text === '') return DEFAULT_NODE_MASK[family];
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined;
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

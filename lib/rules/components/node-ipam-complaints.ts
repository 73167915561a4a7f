import { DEFAULT_NODE_MASK } from '../../k8s/defaults';
import { parseFlagBool, parseFlagInt } from '../../k8s/go-value';
import { firstUnread, lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import {
  NODE_MASK_FLAGS,
  type NodeIpam,
  type NodeMaskFlag,
  nodeMaskOfKubeadm,
  parseClusterCidrs,
} from '../../model/node-ipam';
import { type Cidr, parseCidrSloppy } from '../../net/parse-sloppy';

/** A complaint of kube-controller-manager, and the argument it is about. */
export interface Complaint {
  readonly what: string;
  readonly fix: string;
  readonly flag: string;
  /** Where it is not about the value that counts. */
  readonly given?: Located<string>;
}

/** Source: cidrset `clusterSubnetMaxDiff` (IPv6 only), kubeadm `PodSubnetNodeMaskMaxDiff` (both families). */
const MOST_BITS_APART = 16;

/** What the flag parser refuses, whether the value is used or not. */
export function unreadable(kcm: FlagSet, podSubnet: Located<string> | undefined): Complaint[] {
  const complaints: Complaint[] = [];
  const allocate = firstUnread(
    kcm,
    'allocate-node-cidrs',
    (text) => parseFlagBool(text) !== undefined,
  );
  if (allocate) complaints.push(notRead('allocate-node-cidrs', allocate, 'true or false', 'true'));
  for (const flag of NODE_MASK_FLAGS) {
    const given = firstUnread(kcm, flag, (text) => parseFlagInt(text, 32) !== undefined);
    if (!given || isUnreadByKubeadm(kcm, flag, podSubnet)) continue;
    complaints.push(notRead(flag, given, 'a whole number', '24'));
  }
  const services = lastAsRead(kcm, 'service-cluster-ip-range');
  if (services && services.value.split(',').length > 2) {
    complaints.push({
      flag: 'service-cluster-ip-range',
      what: `service-cluster-ip-range "${services.value}" has more than two entries`,
      fix: 'remove it, kubeadm passes serviceSubnet on',
    });
  }
  return complaints;
}

/** Then `pod-subnet-node-mask` reports it, in the name of both. */
function isUnreadByKubeadm(
  kcm: FlagSet,
  flag: NodeMaskFlag,
  podSubnet: Located<string> | undefined,
): boolean {
  const readings = (podSubnet?.value.split(',') ?? []).map(parseCidrSloppy);
  return (
    kcm.last('allocate-node-cidrs')?.value !== 'false' &&
    readings.every(({ ok }) => ok) &&
    readings.some((reading) => {
      if (!reading.ok) return false;
      const { family } = reading.value.prefix;
      return flag.endsWith(family.toLowerCase()) && nodeMaskOfKubeadm(kcm, family) === undefined;
    })
  );
}

const notRead = (
  flag: string,
  given: Located<string>,
  wanted: string,
  example: string,
): Complaint => ({
  flag,
  given,
  what: `${flag} is "${given.value}", kube-controller-manager reads ${wanted} there`,
  fix: `value: "${example}"`,
});

/** What it refuses when it sets the node block controller up, in its order; the first one counts. */
export function misfits(kcm: FlagSet, ipam: NodeIpam): Complaint[] {
  const complaint =
    allocatorMisfit(kcm) ?? clusterCidrMisfit(ipam) ?? serviceMisfit(kcm) ?? maskMisfit(kcm, ipam);
  return complaint ? [complaint] : [];
}

function allocatorMisfit(kcm: FlagSet): Complaint | undefined {
  const type = lastAsRead(kcm, 'cidr-allocator-type');
  if (!type || type.value === 'RangeAllocator') return undefined;
  return {
    flag: 'cidr-allocator-type',
    what: `cidr-allocator-type is "${type.value}", only RangeAllocator works without a built-in cloud`,
    fix: 'remove cidr-allocator-type',
  };
}

function clusterCidrMisfit({ clusterCidr, isFromKubeadm }: NodeIpam): Complaint | undefined {
  const flag = clusterCidr && !isFromKubeadm ? 'cluster-cidr' : 'allocate-node-cidrs';
  const text = clusterCidr?.value ?? '';
  const cidrs = parseClusterCidrs(text);
  if (clusterCidr && isFromKubeadm) return undefined;
  if (!cidrs) {
    return {
      flag,
      what: text
        ? `cluster-cidr "${text}" is not a list of CIDRs`
        : 'node blocks are to be given out, and there is no pod range to cut them from',
      fix: 'set networking.podSubnet and remove the argument',
    };
  }
  if (cidrs.length < 2 || (cidrs.length === 2 && isDual(cidrs))) return undefined;
  return {
    flag,
    what: `cluster-cidr "${text}" is neither one range nor one of each family`,
    fix: 'set networking.podSubnet and remove the argument',
  };
}

function serviceMisfit(kcm: FlagSet): Complaint | undefined {
  const services = lastAsRead(kcm, 'service-cluster-ip-range');
  const cidrs = services && parseClusterCidrs(services.value);
  if (!services || !cidrs || cidrs.length !== 2 || isDual(cidrs)) return undefined;
  return {
    flag: 'service-cluster-ip-range',
    what: `service-cluster-ip-range "${services.value}" is a pair of one family`,
    fix: 'remove it, kubeadm passes serviceSubnet on',
  };
}

const isDual = ([first, second]: readonly Cidr[]): boolean =>
  first?.prefix.family !== second?.prefix.family;

function maskMisfit(kcm: FlagSet, ipam: NodeIpam): Complaint | undefined {
  const { masks, clusterCidr } = ipam;
  const cidrs = parseClusterCidrs(clusterCidr?.value ?? '');
  if (!cidrs) return undefined;
  const combination = combinationMisfit(masks, cidrs);
  if (combination) return combination;
  for (const cidr of cidrs) {
    const complaint = sizeMisfit(kcm, ipam, cidr, cidrs.length);
    if (complaint) return complaint;
  }
  return undefined;
}

const isSet = (mask: number | undefined): boolean => mask !== undefined && mask !== 0;

function combinationMisfit(
  masks: NodeIpam['masks'],
  cidrs: readonly Cidr[],
): Complaint | undefined {
  const general = 'node-cidr-mask-size';
  const given = NODE_MASK_FLAGS.filter((flag) => flag !== general && isSet(masks[flag]));
  if (cidrs.length > 1) {
    if (!isSet(masks[general])) return undefined;
    return {
      flag: general,
      what: 'node-cidr-mask-size is not allowed with pod ranges of both families',
      fix: 'use node-cidr-mask-size-ipv4 and node-cidr-mask-size-ipv6',
    };
  }
  const [first] = given;
  if (isSet(masks[general])) {
    return first && both(general, first);
  }
  const family = cidrs[0]?.prefix.family ?? 'IPv4';
  const wrong = given.find((flag) => !flag.endsWith(family.toLowerCase()));
  return wrong && ofOtherFamily(wrong, family);
}

const both = (general: string, other: string): Complaint => ({
  flag: general,
  what: `node-cidr-mask-size and ${other} are both given`,
  fix: `remove node-cidr-mask-size and keep ${other}`,
});

const ofOtherFamily = (flag: string, family: string): Complaint => ({
  flag,
  what: `${flag} is not allowed, the pod range is ${family} only`,
  fix: `remove ${flag}`,
});

/** What kube-controller-manager has against one range of the pods; `count` of them are given. */
export function blockProblem(masks: NodeIpam['masks'], cidr: Cidr, count: number) {
  const { family } = cidr.prefix;
  const own: NodeMaskFlag =
    family === 'IPv4' ? 'node-cidr-mask-size-ipv4' : 'node-cidr-mask-size-ipv6';
  const flag = count === 1 && isSet(masks['node-cidr-mask-size']) ? 'node-cidr-mask-size' : own;
  const mask = masks[flag] || DEFAULT_NODE_MASK[family];
  return { flag, mask, problem: sizeProblem(cidr, mask) };
}

function sizeMisfit(kcm: FlagSet, { masks, isFromKubeadm }: NodeIpam, cidr: Cidr, count: number) {
  const { flag, mask, problem } = blockProblem(masks, cidr, count);
  if (!problem || (isFromKubeadm && isRefusedByKubeadm(kcm, cidr))) return undefined;
  return {
    flag,
    what:
      problem === 'too-small'
        ? `the pod range ${cidr.prefix} is smaller than one node block of /${mask}`
        : `the pod range ${cidr.prefix} and node blocks of /${mask} are more than ${MOST_BITS_APART} bits apart`,
    fix:
      problem === 'too-small'
        ? `value: "${cidr.maskBits + 8}", or a larger pod range`
        : `value: "${cidr.maskBits + MOST_BITS_APART}"`,
  };
}

/** Then `pod-subnet-node-mask` reports it, in the name of both. */
function isRefusedByKubeadm(kcm: FlagSet, { prefix, maskBits }: Cidr): boolean {
  if (kcm.last('allocate-node-cidrs')?.value === 'false') return false;
  const mask = nodeMaskOfKubeadm(kcm, prefix.family);
  return mask === undefined || maskBits > mask || mask - maskBits > MOST_BITS_APART;
}

function sizeProblem(cidr: Cidr, mask: number): 'too-small' | 'too-far' | undefined {
  if (cidr.maskBits > mask) return 'too-small';
  const isFar = cidr.prefix.family === 'IPv6' && mask - cidr.maskBits > MOST_BITS_APART;
  return isFar ? 'too-far' : undefined;
}

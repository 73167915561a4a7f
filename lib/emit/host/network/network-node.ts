import type { Address } from '../../../net/address';
import type { Family } from '../../../net/family';
import type { Prefix } from '../../../net/prefix';

/** The part of a pod range that one node has. */
export interface NodeBlock {
  readonly node: string;
  readonly family: Family;
  /** Bits of its prefix. */
  readonly length: number;
  /** Undefined where kube-controller-manager gives it when the node joins. */
  readonly prefix: Prefix | undefined;
  /** The address of the bridge, where it is not the first one. */
  readonly gateway?: Address;
}

/** One machine, as far as the network of its cluster goes. */
export interface NetworkNode {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly blocks: readonly NodeBlock[];
  /** One for all: there may be a thousand, and only the running cluster knows their blocks. */
  readonly standsForOthers?: true;
}

/** `10.244.1.0/24`, or `block(w1,IPv4)`. */
export const blockText = ({ prefix, node, family }: NodeBlock): string =>
  prefix ? `${prefix}` : `block(${node},${family})`;

/** `10.244.1.0`, or `block(w1,IPv4)+0`. */
export const firstOf = (block: NodeBlock): string =>
  block.prefix ? `${block.prefix.first}` : `${blockText(block)}+0`;

/** What the bridge has: `10.244.1.1`, or `block(w1,IPv4)+1`. */
export function gatewayText(block: NodeBlock): string {
  const address = block.gateway ?? block.prefix?.nth(1);
  return address ? `${address}` : `${blockText(block)}+1`;
}

/** The node's address in the family of the block: the way to its pods. */
export function addressFor(node: NetworkNode, { family }: NodeBlock): string | undefined {
  if (node.standsForOthers) return `address(${node.name},${family})`;
  return node.addresses.find((address) => address.family === family)?.toString();
}

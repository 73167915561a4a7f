import type { Family } from '../../net/family';
import { parseAddressSloppy, parseCidrSloppy } from '../../net/parse-sloppy';
import { renderScript } from './pod-routes-script';

/** One node, its addresses and the blocks its pods get, one of each family. */
export interface RoutedNode {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly blocks: readonly string[];
}

export interface PodRoutesInput {
  readonly node: RoutedNode;
  /** Every node of the cluster; the node itself is left out. */
  readonly nodes: readonly RoutedNode[];
  readonly podRanges: readonly string[];
}

export interface PodRoute {
  readonly family: Family;
  /** The node behind the route. */
  readonly name: string;
  readonly block: string;
  readonly via: string;
}

/** Pods of `block` talk to anything outside `outside` under their node's address. */
export interface Masquerade {
  readonly family: Family;
  readonly block: string;
  readonly outside: string;
}

/** How a node reaches the pods of every other node. */
export function podRoutesOf({ node, nodes }: PodRoutesInput): PodRoute[] {
  return nodes.filter(({ name }) => name !== node.name).flatMap(routesTo);
}

function routesTo({ name, addresses, blocks }: RoutedNode): PodRoute[] {
  return blocks.flatMap((text) => {
    const block = readBlock(text);
    const via =
      block && addresses.map(readAddress).find((address) => address?.family === block.family);
    return block && via ? [{ family: block.family, name, block: `${block}`, via: `${via}` }] : [];
  });
}

/** What of a node's traffic takes the node's own address. */
export function masqueradesOf({ node, podRanges }: PodRoutesInput): Masquerade[] {
  const ranges = podRanges.map(readBlock);
  return node.blocks.flatMap((text) => {
    const block = readBlock(text);
    const range = ranges.find((candidate) => block && candidate?.contains(block));
    return block && range ? [{ family: block.family, block: `${block}`, outside: `${range}` }] : [];
  });
}

/** `pod-routes.sh` of one node: safe to run again, changes nothing that is right already. */
export const renderPodRoutes = (input: PodRoutesInput): string =>
  renderScript(input.node.name, podRoutesOf(input), masqueradesOf(input));

function readBlock(text: string) {
  const reading = parseCidrSloppy(text);
  return reading.ok ? reading.value.prefix : undefined;
}

function readAddress(text: string) {
  const reading = parseAddressSloppy(text);
  return reading.ok ? reading.value : undefined;
}

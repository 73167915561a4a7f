import type { AddressPlan } from '../../model/address-plan';
import type { Located } from '../../model/located';
import type { Span } from '../../net/span';

/** Addresses that no pod may have. */
export interface Taken {
  readonly other: Located<Span> & { readonly text?: string };
  readonly text: string;
  readonly use: string;
  readonly breaks: string;
}

/** The ranges of Services and nodes; `kernel` says what a pod range on the network of the nodes does. */
export function takenAddresses(
  { services, neighbours, nodeAddresses }: AddressPlan,
  kernel: string,
): Taken[] {
  return [
    ...services.map((other) => ({
      other,
      text: other.text,
      use: 'service range',
      breaks: 'kube-proxy: rewrites what is sent to a pod whose address a Service has',
    })),
    ...neighbours
      .filter(({ use }) => use === 'nodes')
      .map((other) => ({ other, text: other.text, use: 'node network', breaks: kernel })),
    ...nodeAddresses.map((node) => ({
      other: {
        ...node,
        value: { family: node.value.family, first: node.value, last: node.value },
        text: `${node.value}`,
      },
      text: `${node.value}`,
      use: 'node address',
      breaks: kernel,
    })),
  ];
}

import * as fc from 'fast-check';
import { PLAN_RANGE_FIELDS, type PlanRangeField } from '../../lib/model/declared-plan';
import { FAMILIES, type Family } from '../../lib/net/family';
import type { Use } from '../rules/addressing/who-speaks';

/**
 * Plans in 256 addresses of each family, where everything meets everything. Addresses are numbers
 * from 0 here: nothing of `lib/net` is used, so that it can be compared with this.
 */
export interface Taken {
  readonly use: Use;
  readonly family: Family;
  readonly first: number;
  readonly last: number;
  /** As somebody would write it. */
  readonly text: string;
}

export interface World {
  readonly pods: readonly Taken[];
  readonly services: readonly Taken[];
  readonly nodes: readonly Taken[];
  readonly endpoint: Taken | undefined;
  /** Ranges around the cluster, in the order of the fields. */
  readonly around: readonly Taken[];
}

export const address = (family: Family, at: number): string =>
  family === 'IPv4' ? `10.50.0.${at}` : `fd50::${at === 0 ? '' : at.toString(16)}`;

const byte = fc.nat({ max: 255 });
const family = fc.constantFrom(...FAMILIES);

/** A block as CIDR: host bits, capitals, and IPv4 in the clothes of IPv6 mean the same addresses. */
const block = (use: Use, of: Family): fc.Arbitrary<Taken> =>
  fc
    .tuple(byte, fc.integer({ min: 1, max: 8 }), fc.constantFrom('plain', 'host-bits', 'odd'))
    .map(([at, length, spelling]) => {
      const size = 2 ** (8 - length);
      const first = at - (at % size);
      const shown = address(of, spelling === 'plain' ? first : at);
      return {
        use,
        family: of,
        first,
        last: first + size - 1,
        text: cidr(of, shown, length, spelling),
      };
    });

function cidr(of: Family, shown: string, length: number, spelling: string): string {
  if (of === 'IPv6') return `${spelling === 'odd' ? shown.toUpperCase() : shown}/${120 + length}`;
  return spelling === 'odd' ? `::ffff:${shown}/${120 + length}` : `${shown}/${24 + length}`;
}

const stretch = (use: Use, of: Family): fc.Arbitrary<Taken> =>
  fc.tuple(byte, byte, fc.constantFrom('-', ' - ')).map(([a, b, dash]) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    return {
      use,
      family: of,
      first,
      last,
      text: `${address(of, first)}${dash}${address(of, last)}`,
    };
  });

const single = (use: Use, of: Family): fc.Arbitrary<Taken> =>
  byte.map((at) => ({ use, family: of, first: at, last: at, text: address(of, at) }));

const SINGLE: readonly Use[] = ['virtualAddresses', 'gateways', 'dnsServers'];

const neighbour = fc
  .tuple(fc.constantFrom(...(Object.keys(PLAN_RANGE_FIELDS) as PlanRangeField[])), family)
  .chain(([use, of]) =>
    SINGLE.includes(use)
      ? single(use, of)
      : fc.oneof(block(use, of), stretch(use, of), single(use, of)),
  );

/** One range a family, or of one family only. */
const perFamily = (use: Use): fc.Arbitrary<Taken[]> =>
  fc
    .tuple(fc.subarray([...FAMILIES], { minLength: 1 }), block(use, 'IPv4'), block(use, 'IPv6'))
    .map(([families, ...both]) => both.filter((one) => families.includes(one.family)));

export const anyWorld: fc.Arbitrary<World> = fc.record({
  pods: perFamily('pods'),
  services: perFamily('services'),
  nodes: fc.uniqueArray(
    family.chain((of) => single('node', of)),
    { minLength: 1, maxLength: 3, selector: ({ text }) => text },
  ),
  endpoint: fc.option(
    family.chain((of) => single('endpoint', of)),
    { nil: undefined },
  ),
  around: fc.array(neighbour, { maxLength: 7 }),
});

/** The files of the cluster, by name. */
export function filesOf({
  pods,
  services,
  nodes,
  endpoint,
  around,
}: World): Record<string, string> {
  const texts = (list: readonly Taken[]) => list.map(({ text }) => text);
  const api = 'kubeadm.k8s.io/v1beta3';
  const [first, ...others] = texts(nodes);
  const init = {
    apiVersion: api,
    kind: 'InitConfiguration',
    nodeRegistration: { name: 'n0' },
    localAPIEndpoint: { advertiseAddress: first },
  };
  const cluster = {
    apiVersion: api,
    kind: 'ClusterConfiguration',
    networking: { podSubnet: texts(pods).join(','), serviceSubnet: texts(services).join(',') },
    ...(endpoint ? { controlPlaneEndpoint: hostOf(endpoint) } : {}),
  };
  const joins = others.map((text, index) => ({
    apiVersion: api,
    kind: 'JoinConfiguration',
    nodeRegistration: { name: `n${index + 1}`, kubeletExtraArgs: { 'node-ip': text } },
  }));
  const fields = Object.keys(PLAN_RANGE_FIELDS).map((field) => [
    field,
    texts(around.filter(({ use }) => use === field)),
  ]);
  const plan = {
    apiVersion: 'cdk8s-kubeadm/v1alpha1',
    kind: 'AddressPlan',
    ...Object.fromEntries(fields),
  };
  return {
    'cluster.yaml': `${JSON.stringify(init)}\n---\n${JSON.stringify(cluster)}\n`,
    'plan.json': JSON.stringify(plan),
    ...Object.fromEntries(joins.map((join, index) => [`n${index + 1}.json`, JSON.stringify(join)])),
  };
}

const hostOf = ({ family: of, text }: Taken): string =>
  of === 'IPv6' ? `[${text}]:6443` : `${text}:6443`;

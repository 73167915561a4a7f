import fc from 'fast-check';
import { anyFieldOf, atSomePlace, type Mutation, oddValueOf, set } from '../objects/mutations';
import { isMap, type Tree, type TreeMap, withValue } from '../yaml/tree';
import { specFields } from './fields';
import { metadataFields } from './metadata';
import { portFields } from './ports';

const otherType = fc
  .constantFrom<Tree[]>(
    ...['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', '', 'None', 'nodePort', null, 1],
  )
  .map((type) => set(['spec', 'type'], type));

const portsOf = ({ spec }: TreeMap): Tree[] => {
  const ports = isMap(spec) ? spec.ports : undefined;
  return Array.isArray(ports) ? ports : [];
};

const inPorts =
  (change: (ports: Tree[]) => Tree[]): Mutation =>
  (service) =>
    withValue(service, ['spec', 'ports'], change(portsOf(service)));

const oddPort: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.oneof(
      ...Object.entries(portFields).map(([key, values]) =>
        values.map((value): TreeMap => ({ [key]: value })),
      ),
    ),
  )
  .map(([nth, change]) => inPorts((ports) => changedAt(ports, nth, change)));

function changedAt(ports: readonly Tree[], nth: number, change: TreeMap): Tree[] {
  if (ports.length === 0) return [change];
  const at = nth % ports.length;
  return ports.map((port, index) => (index === at && isMap(port) ? { ...port, ...change } : port));
}

const EXTRA_PORTS: Tree[] = [
  ...[{ port: 80 }, { name: 'p0', port: 81 }, { name: 'q', port: 80 }, {}, null, 80],
  ...[
    { name: 'q', port: 80, protocol: 'UDP' },
    { name: 'q', port: 81, nodePort: 30000 },
  ],
  ...[{ name: 'q', port: 80, protocol: 'UDP', nodePort: 30000 }],
];

/** One more entry, one doubled, or something else than a list. */
const otherPorts: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom(...EXTRA_PORTS).map((port) => inPorts((ports) => [...ports, port])),
  fc.constant(inPorts((ports) => [...ports, ...ports.slice(0, 1)])),
  fc.constantFrom<Tree[]>(null, {}, [], 80, 'http').map((ports) => set(['spec', 'ports'], ports)),
);

export const mutationAt = (minor: number): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...specFields.map(oddValueOf)) },
    { weight: 5, arbitrary: oddPort },
    { weight: 3, arbitrary: fc.oneof(...metadataFields.map(oddValueOf)) },
    { weight: 2, arbitrary: otherPorts },
    { weight: 2, arbitrary: otherType },
    { weight: 2, arbitrary: anyFieldOf('v1', 'Service', minor) },
    { weight: 1, arbitrary: atSomePlace },
  );

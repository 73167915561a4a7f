import fc from 'fast-check';
import { cidrList } from '../values/addresses';

type Family = 'v4' | 'v6';

const NETWORKS: Readonly<Record<Family, readonly string[]>> = {
  v4: ['10.96.0.0', '10.100.0.0', '10.244.0.0', '10.244.0.7', '::ffff:10.244.0.0'],
  v6: ['fd00:10:96::', 'fd00:10:244::', 'fd00:10:244::7'],
};

interface Lengths {
  readonly usual: readonly number[];
  /** Around /12 and /108 of Services, 16 bits between pod range and node block, the last bits. */
  readonly border: readonly number[];
}

const POD_LENGTHS: Readonly<Record<Family, Lengths>> = {
  v4: { usual: [14, 16, 20], border: [7, 8, 9, 23, 24, 25, 28, 30, 31, 32] },
  v6: { usual: [48, 52, 56], border: [47, 49, 63, 64, 65, 108, 112, 126, 127, 128] },
};
const SERVICE_LENGTHS: Readonly<Record<Family, Lengths>> = {
  v4: { usual: [12, 16, 24], border: [8, 11, 28, 29, 30, 31, 32] },
  v6: { usual: [108, 112, 120], border: [64, 107, 124, 125, 126, 127, 128] },
};
const NODE_MASKS: Readonly<Record<Family, readonly string[]>> = {
  v4: ['', '0', '16', '23', '24', '25', '28', '30', '31', '32', '33', '+24', '024'],
  v6: ['', '63', '64', '65', '72', '80', '112', '120', '126', '127', '128', '129'],
};

const lengthOf = ({ usual, border }: Lengths): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...border));

const rangeOf = (family: Family, lengths: Lengths) =>
  fc.tuple(fc.constantFrom(...NETWORKS[family]), lengthOf(lengths)).map(([network, length]) => {
    const isMapped = network.startsWith('::ffff');
    return `${network}/${isMapped ? length + 96 : length}`;
  });

function rangesOf(lengths: Readonly<Record<Family, Lengths>>): fc.Arbitrary<string> {
  const both = fc.tuple(rangeOf('v4', lengths.v4), rangeOf('v6', lengths.v6), fc.boolean());
  return fc.oneof(
    { weight: 6, arbitrary: rangeOf('v4', lengths.v4) },
    { weight: 3, arbitrary: rangeOf('v6', lengths.v6) },
    {
      weight: 6,
      arbitrary: both.map(([a, b, isFlipped]) => (isFlipped ? `${b},${a}` : `${a},${b}`)),
    },
    { weight: 1, arbitrary: cidrList },
  );
}

const optional = <T>(value: fc.Arbitrary<T>, times = 3): fc.Arbitrary<T | undefined> =>
  fc.option(value, { freq: times, nil: undefined });

const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, value);

const managerArguments = fc.record({
  'node-cidr-mask-size': rarely(fc.constantFrom(...NODE_MASKS.v4)),
  'node-cidr-mask-size-ipv4': optional(fc.constantFrom(...NODE_MASKS.v4), 1),
  'node-cidr-mask-size-ipv6': optional(fc.constantFrom(...NODE_MASKS.v6), 1),
  'allocate-node-cidrs': rarely(fc.constantFrom('true', 'false', 'x')),
  'cluster-cidr': rarely(rangesOf(POD_LENGTHS)),
  'service-cluster-ip-range': rarely(rangesOf(SERVICE_LENGTHS)),
});

const serverArguments = fc.record({
  'service-cluster-ip-range': rarely(rangesOf(SERVICE_LENGTHS)),
});

/** A cluster by its ranges alone, and by the arguments that speak of them as well. */
export const addressPlanFile: fc.Arbitrary<string> = fc
  .record({
    advertised: fc.constantFrom('192.0.2.10', '192.0.2.10', 'fd00::10'),
    pods: optional(rangesOf(POD_LENGTHS), 9),
    services: optional(rangesOf(SERVICE_LENGTHS)),
    server: serverArguments,
    manager: managerArguments,
  })
  .map(({ advertised, pods, services, server, manager }) =>
    [
      `apiVersion: kubeadm.k8s.io/\${API}`,
      'kind: InitConfiguration',
      'localAPIEndpoint:',
      `  advertiseAddress: ${JSON.stringify(advertised)}`,
      '---',
      `apiVersion: kubeadm.k8s.io/\${API}`,
      'kind: ClusterConfiguration',
      `kubernetesVersion: v\${VERSION}`,
      ...section(['networking:'], { podSubnet: pods, serviceSubnet: services }, (name) => name),
      ...section(['apiServer:', '  extraArgs:'], server, argumentName),
      ...section(['controllerManager:', '  extraArgs:'], manager, argumentName),
      '',
    ].join('\n'),
  );

/** One text for both API versions, as in the corpus. */
const argumentName = (name: string): string => `\${ARG ${name}}`;

function section(
  head: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
  nameOf: (name: string) => string,
): string[] {
  const indent = '  '.repeat(head.length);
  const lines = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${indent}${nameOf(name)}: ${JSON.stringify(value)}`],
  );
  return lines.length > 0 ? [...head, ...lines] : [];
}

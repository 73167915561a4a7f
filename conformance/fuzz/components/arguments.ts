import fc from 'fast-check';
import type { FeatureGate, GatedComponent } from '../../../lib/k8s/component-gates';
import { gatesOf } from '../../../lib/k8s/component-gates';
import { textFor, textsOf } from './flag-texts';
import { wordsFor } from './flag-words';
import { type Flag, type Flagged, flagsOf } from './flags';

/** An extra argument. */
export interface Argument {
  readonly name: string;
  readonly value: string;
}

/** Arguments that only the host decides about, or that take the place of what the judge gives. */
const LEFT_OUT: Readonly<Record<Flagged, RegExp>> = {
  'kube-apiserver':
    /^(?:etcd-(?:servers|cafile|certfile|keyfile|prefix)|tls-cert-file|tls-private-key-file|cert-dir|debug-socket-path|service-account-(?:key|signing-key)-file|service-account-signing-endpoint|proxy-client-.*|token-auth-file)$/,
  'kube-controller-manager':
    /^(?:master|kubeconfig|.*-kubeconfig|cert-dir|flex-volume-plugin-dir|tls-cert-file|tls-private-key-file|pv-recycler-.*|cluster-signing-.*-file|service-account-private-key-file)$/,
  'kube-scheduler':
    /^(?:master|kubeconfig|.*-kubeconfig|cert-dir|tls-cert-file|tls-private-key-file|write-config-to)$/,
  kubelet:
    /^(?:config|config-dir|kubeconfig|bootstrap-kubeconfig|root-dir|cert-dir|lock-file|exit-on-lock-contention|image-credential-.*|container-runtime-endpoint|image-service-endpoint|.*-cgroups?|cgroup-root|storage-driver-.*|runonce|protect-kernel-defaults|manifest-url.*|pod-manifest-path|volume-plugin-dir|experimental-mounter-path|containerd.*|container-hints|tls-cert-file|tls-private-key-file|fail-cgroupv1|boot-id-file|machine-id-file|provider-id|cloud-config|housekeeping-interval)$/,
  etcd: /^(?:data-dir|wal-dir|name|config-file|discovery.*|force.*|test\..*|.*(?:cert|key|ca|crl)-file|client-cert-allowed-hostname|peer-cert-allowed-.*|.*auto-tls|listen-peer-urls|log-rotation-config-json|enable-log-rotation|.*distributed-tracing.*|proxy.*|max-request-bytes|memory-mlock|experimental-memory-mlock)$/,
};

/** One or two arguments of a component, near the border of what this minor takes. */
export function argumentsOf(component: Flagged, minor: number): fc.Arbitrary<Argument[]> {
  const flags = flagsOf(component, minor).filter(({ name }) => !LEFT_OUT[component].test(name));
  const known = flags.filter(({ isKnown }) => isKnown);
  const gone = flags.filter(({ isKnown }) => !isKnown);
  const any = fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom(...known).chain((flag) => argument(component, flag)) },
    { weight: 3, arbitrary: gateArgument(component, minor) },
    ...(gone.length > 0
      ? [
          {
            weight: 1,
            arbitrary: fc.constantFrom(...gone).chain((flag) => argument(component, flag)),
          },
        ]
      : []),
    { weight: 1, arbitrary: misspelt(known) },
  );
  return fc
    .tuple(
      any,
      fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        any.map((one) => [one]),
      ),
    )
    .map(([first, more]) => [first, ...more]);
}

const argument = (component: Flagged, { name, type }: Flag): fc.Arbitrary<Argument> =>
  textFor(wordsFor(component, name) ?? textsOf(type)).map((value) => ({ name, value }));

/** The flag of another spelling, or one that nobody has. */
const misspelt = (known: readonly Flag[]): fc.Arbitrary<Argument> =>
  fc
    .tuple(fc.constantFrom(...known), fc.constantFrom(...SPELLINGS))
    .chain(([{ name, type }, spell]) =>
      fc.constantFrom(...textsOf(type).plain).map((value) => ({ name: spell(name), value })),
    );

const SPELLINGS: Array<(name: string) => string> = [
  (name) => name.replaceAll('-', '_'),
  (name) => name.replace('-', '_'),
  (name) => name.toUpperCase(),
  (name) => `${name}s`,
  (name) => `no-${name}`,
  (name) => name.replaceAll('-', '.'),
  (name) => name.replaceAll('-', ''),
];

function gateArgument(component: Flagged, minor: number): fc.Arbitrary<Argument> {
  if (component === 'etcd') {
    const gates = fc.constantFrom(
      'StopGRPCServiceOnDefrag',
      'InitialCorruptCheck',
      'NoSuchGate',
      'AllAlpha',
      'DistributedTracing',
      'LeaseCheckpoint',
    );
    return gates.map((gate) => ({ name: 'feature-gates', value: `${gate}=true` }));
  }
  return gateSetting(component, minor).map(([gate, isOn]) => ({
    name: 'feature-gates',
    value: `${gate}=${isOn}`,
  }));
}

/** A gate of this minor or, rarely, of another component or minor. */
export function gateSetting(
  component: GatedComponent,
  minor: number,
): fc.Arbitrary<[name: string, isOn: boolean]> {
  const gates = gatesOf(component, minor);
  const own = namesOf(gates);
  const others = COMPONENTS.flatMap((other) => MINORS.flatMap((at) => namesOf(gatesOf(other, at))));
  const foreign = [...new Set(others)].filter((name) => !own.includes(name));
  const names = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...own) },
    fc.constantFrom(...foreign, 'NoSuchGate'),
  );
  const isAlpha = (name: string) => gates?.get(name)?.stage === 'alpha';
  // What is new waits for objects that the API server does not have.
  const waits = (name: string) => isAlpha(name) || name === 'AllAlpha' || name === 'AllBeta';
  return names.chain((name) =>
    (waits(name) && IS_CLIENT.has(component) ? fc.constant(false) : fc.boolean()).map(
      (isOn): [string, boolean] => [name, isOn],
    ),
  );
}

const IS_CLIENT: ReadonlySet<string> = new Set(['kube-controller-manager', 'kube-scheduler']);
const MINORS = [30, 33, 36, 37];
const COMPONENTS: readonly GatedComponent[] = ['kube-apiserver', 'kubelet', 'kube-proxy'];

const namesOf = (gates: ReadonlyMap<string, FeatureGate> | undefined): string[] => [
  ...(gates?.keys() ?? []),
];

import type { z as Zod } from 'zod/v3';

/**
 * The shapes of the props that become kubeadm files. TypeScript checks them for most people; programs in
 * JavaScript, and values from files, arrive here unchecked. Only shapes: what the values mean is the
 * rules' business.
 *
 * `zod/v3` is part of zod 4 and loads in a tenth of its time.
 */
let z: typeof Zod | undefined;

const zod = (): typeof Zod => {
  z ??= (require('zod/v3') as typeof import('zod/v3')).z;
  return z;
};

const strings = () => zod().array(zod().string()).optional();
const text = () => zod().string().optional();
const whole = () => zod().number().int().optional();

const namedRange = () => zod().object({ name: zod().string(), range: zod().string() }).strict();
const pair = () => zod().object({ name: zod().string(), value: zod().string() }).strict();
const pairs = () => zod().array(pair()).optional();

const mount = () =>
  zod()
    .object({
      name: zod().string(),
      hostPath: zod().string(),
      mountPath: zod().string(),
      readOnly: zod().boolean().optional(),
      pathType: text(),
    })
    .strict();

const component = () =>
  zod()
    .object({
      extraArgs: pairs(),
      extraEnvs: pairs(),
      extraVolumes: zod().array(mount()).optional(),
    })
    .strict();

/** Anything that is an object; other rules know what belongs into it. */
const settings = () => zod().record(zod().unknown()).optional();

/** What we use of a zod schema; zod itself must not show in any `.d.ts`. */
export interface Shape {
  safeParse(value: unknown): ShapeResult;
}

export type ShapeResult =
  | { readonly success: true }
  | { readonly success: false; readonly error: { readonly issues: readonly ShapeIssue[] } };

export interface ShapeIssue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly keys?: readonly string[];
  readonly expected?: unknown;
  readonly received?: unknown;
}

export type PropShape =
  | 'ClusterNetwork'
  | 'KubeadmCluster'
  | 'KubeadmNode'
  | 'LocalEtcd'
  | 'ExternalEtcd'
  | 'Flannel'
  | 'Bridge';

/** Something of ours, by a member that nothing else has: `instanceof` fails between two copies. */
const ours = (member: string) =>
  zod().custom((value) => typeof value === 'object' && value !== null && member in value);

export const PROP_SHAPES: Readonly<Record<PropShape, () => Shape>> = {
  ClusterNetwork: () =>
    zod()
      .object({
        podCidrs: strings(),
        serviceCidrs: strings(),
        nodeCidrs: strings(),
        nodeMaskIPv4: whole(),
        nodeMaskIPv6: whole(),
        nodePortRange: text(),
        loadBalancerPools: zod().array(namedRange()).optional(),
        virtualAddresses: strings(),
        gateways: strings(),
        dhcpRanges: strings(),
        dnsServers: strings(),
        reservedNetworks: zod().array(namedRange()).optional(),
        dnsDomain: text(),
      })
      .strict(),
  KubeadmCluster: () =>
    zod()
      .object({
        kubernetesVersion: zod().string(),
        network: ours('_callSite'),
        kubeadmVersion: text(),
        upgradeFrom: text(),
        cni: ours('_network').optional(),
        clusterName: text(),
        controlPlaneEndpoint: text(),
        apiServer: component().extend({ certSans: strings() }).optional(),
        controllerManager: component().optional(),
        scheduler: component().optional(),
        etcd: ours('_local').optional(),
        kubelet: settings(),
        kubeProxy: settings(),
        imageRepository: text(),
        certificatesDir: text(),
        featureGates: zod().record(zod().boolean()).optional(),
        encryptionAlgorithm: text(),
      })
      .strict(),
  KubeadmNode: () =>
    zod()
      .object({
        address: zod().string(),
        secondaryAddress: text(),
        taints: zod()
          .array(
            zod().object({ key: zod().string(), value: text(), effect: zod().string() }).strict(),
          )
          .optional(),
        kubeletExtraArgs: pairs(),
        criSocket: text(),
        ignorePreflightErrors: strings(),
        podCidrs: strings(),
        bindPort: whole(),
      })
      .strict(),
  LocalEtcd: () =>
    zod()
      .object({
        dataDir: text(),
        extraArgs: pairs(),
        extraEnvs: pairs(),
        serverCertSans: strings(),
        peerCertSans: strings(),
      })
      .strict(),
  ExternalEtcd: () =>
    zod()
      .object({
        endpoints: zod().array(zod().string()),
        caFile: text(),
        certFile: text(),
        keyFile: text(),
      })
      .strict(),
  Flannel: () =>
    zod()
      .object({
        backend: text(),
        vni: whole(),
        port: whole(),
        mtuBytes: whole(),
        directRouting: zod().boolean().optional(),
        enableNFTables: zod().boolean().optional(),
        interfaces: strings(),
      })
      .strict(),
  Bridge: () => zod().object({ bridge: text(), networkName: text(), mtuBytes: whole() }).strict(),
};

import { apiServerFiles } from './component-file-parts';
import {
  bootstrapToken,
  component,
  containerd,
  flag,
  labels,
  namedRange,
  pairs,
  reset,
  settings,
  strings,
  text,
  timeouts,
  typedArgumentsOf,
  upgrade,
  variables,
  whole,
  zod,
} from './prop-parts';

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
  readonly message?: string;
}

export type PropShape =
  | 'ClusterNetwork'
  | 'KubeadmCluster'
  | 'KubeadmNode'
  | 'LocalEtcd'
  | 'ExternalEtcd'
  | 'TokenDiscovery'
  | 'FileDiscovery'
  | 'Flannel'
  | 'Bridge'
  | 'CloudControllerManager'
  | 'SecondScheduler'
  | 'KubeVipArp'
  | 'KubeVipBgp'
  | 'KubeVipServices'
  | 'KubeVipCloudProvider'
  | 'KubeVipPool';

/** Something of ours, by a member that nothing else has: `instanceof` fails between two copies. */
const ours = (member: string) =>
  zod().custom((value) => typeof value === 'object' && value !== null && member in value);

const kubeVip = () =>
  zod()
    .object({ address: zod().string(), port: whole(), services: flag(), image: text() })
    .strict();

const kubeVipLease = () => ({
  leaseDurationSeconds: whole(),
  renewDeadlineSeconds: whole(),
  retryPeriodSeconds: whole(),
});

const kubeVipBgp = () => ({
  asn: zod().number().int(),
  peers: zod().array(
    zod().object({ address: zod().string(), asn: zod().number().int(), multiHop: flag() }).strict(),
  ),
});

/**
 * The shapes of the props that become kubeadm files. TypeScript checks them for most people; programs in
 * JavaScript, and values from files, arrive here unchecked. Only shapes: what the values mean is the
 * rules' business.
 */
export const PROP_SHAPES: Readonly<Record<PropShape, () => Shape>> = {
  ClusterNetwork: () =>
    zod()
      .object({
        podCidrs: strings(),
        serviceCidrs: strings(),
        nodeCidrs: strings(),
        nodeMaskIPv4: whole(),
        nodeMaskIPv6: whole(),
        plannedNodes: whole(),
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
        cloudProvider: ours('_kubeletArgs').optional(),
        cni: ours('_network').optional(),
        containerd: containerd(),
        kubeVip: ours('_endpoint').optional(),
        clusterName: text(),
        controlPlaneEndpoint: text(),
        apiServer: component()
          .extend({
            ...typedArgumentsOf('apiServer'),
            certSans: strings(),
            files: apiServerFiles(),
          })
          .optional(),
        controllerManager: component().extend(typedArgumentsOf('controllerManager')).optional(),
        scheduler: component()
          .extend({ ...typedArgumentsOf('scheduler'), configuration: settings() })
          .optional(),
        etcd: ours('_local').optional(),
        kubelet: settings(),
        kubeProxy: settings(),
        imageRepository: text(),
        certificatesDir: text(),
        featureGates: zod().record(zod().boolean()).optional(),
        encryptionAlgorithm: text(),
        certificateValidityPeriod: text(),
        caCertificateValidityPeriod: text(),
        dns: zod()
          .object({ disabled: flag(), imageRepository: text(), imageTag: text() })
          .strict()
          .optional(),
        proxy: zod().object({ disabled: flag() }).strict().optional(),
        discovery: ours('_token').optional(),
        bootstrapTokens: zod().array(bootstrapToken()).optional(),
        timeouts: timeouts(),
        patches: zod().array(ours('_fileName')).optional(),
        patchesDirectory: text(),
        upgrade: upgrade().optional(),
        reset: reset().optional(),
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
        labels: labels(),
        kubelet: settings(),
        kubeletExtraArgs: pairs(),
        criSocket: text(),
        ignorePreflightErrors: strings(),
        podCidrs: strings(),
        bindPort: whole(),
        imagePullPolicy: text(),
        imagePullSerial: flag(),
        skipPhases: strings(),
        dryRun: flag(),
        caCertPath: text(),
        timeouts: timeouts(),
        patches: zod().array(ours('_fileName')).optional(),
      })
      .strict(),
  LocalEtcd: () =>
    zod()
      .object({
        ...typedArgumentsOf('etcd'),
        dataDir: text(),
        extraArgs: pairs(),
        extraEnvs: variables(),
        serverCertSans: strings(),
        peerCertSans: strings(),
        imageRepository: text(),
        imageTag: text(),
      })
      .strict(),
  ExternalEtcd: () =>
    zod()
      .object({
        endpoints: zod().array(zod().string()),
        httpEndpoints: strings(),
        caFile: text(),
        certFile: text(),
        keyFile: text(),
      })
      .strict(),
  TokenDiscovery: () =>
    zod()
      .object({
        apiServerEndpoint: text(),
        caCertHashes: strings(),
        unsafeSkipCaVerification: flag(),
      })
      .strict(),
  FileDiscovery: () =>
    zod().object({ kubeConfigPath: zod().string(), hasTlsBootstrapToken: flag() }).strict(),
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
  CloudControllerManager: () =>
    zod()
      .object({
        image: zod().string(),
        cloudProvider: zod().string(),
        command: strings(),
        configureCloudRoutes: flag(),
        clusterName: text(),
        secretEnvs: zod()
          .array(
            zod()
              .object({
                name: zod().string(),
                secretName: zod().string(),
                secretKey: zod().string(),
              })
              .strict(),
          )
          .optional(),
        extraArgs: pairs(),
      })
      .strict(),
  SecondScheduler: () =>
    zod().object({ configuration: settings(), image: text(), replicas: whole() }).strict(),
  KubeVipArp: () => kubeVip().extend({ interface: text(), ...kubeVipLease() }),
  KubeVipBgp: () => kubeVip().extend(kubeVipBgp()),
  KubeVipServices: () =>
    zod()
      .object({
        interface: text(),
        ...kubeVipLease(),
        bgp: zod()
          .object({ ...kubeVipBgp(), routerInterface: text() })
          .strict()
          .optional(),
        electionPerService: flag(),
        loadBalancerClass: text(),
        onControlPlanes: flag(),
        metricsPort: whole(),
        image: text(),
      })
      .strict(),
  KubeVipCloudProvider: () =>
    zod()
      .object({
        network: ours('_neighbours').optional(),
        descending: flag(),
        loadBalancerClass: text(),
        image: text(),
      })
      .strict(),
  KubeVipPool: () =>
    zod().object({ addresses: strings(), interface: text(), allowShare: flag() }).strict(),
};

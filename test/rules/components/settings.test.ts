import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const CLUSTER = {
  apiVersion: 'kubeadm.k8s.io/v1beta3',
  kind: 'ClusterConfiguration',
  networking: { podSubnet: '10.244.0.0/16' },
};

const beside = (config: object): string =>
  `${JSON.stringify(CLUSTER)}\n---\n${JSON.stringify(config)}\n`;

const proxy = (fields: object): string =>
  beside({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    ...fields,
  });

const kubelet = (fields: object): string =>
  beside({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    ...fields,
  });

const PROXY = ['NET712 kube-proxy-start'];
const KUBELET = ['NET713 kubelet-start'];

describe('KubeProxyConfiguration', () => {
  it.each([
    [{ mode: 'ipvs' }, 36, []],
    [{ mode: 'IPVS' }, 36, PROXY],
    [{ mode: 'kernelspace' }, 36, PROXY],
    [{ mode: '' }, 36, []],
    [{ mode: 'nftables' }, 30, PROXY],
    [{ mode: 'nftables', featureGates: { NFTablesProxyMode: true } }, 30, []],
    [{ mode: 'nftables', featureGates: { NFTablesProxyMode: true } }, 28, PROXY],
    [{ mode: 'nftables' }, 31, []],
    [{ bindAddress: '010.0.0.1' }, 36, []],
    [{ bindAddress: 'node1' }, 36, PROXY],
    [{ metricsBindAddress: '0.0.0.0' }, 36, []],
    [{ metricsBindAddress: '::1' }, 36, []],
    [{ metricsBindAddress: '[::1]:10249' }, 36, []],
    [{ metricsBindAddress: ':10249' }, 36, PROXY],
    [{ healthzBindAddress: '0.0.0.0:0' }, 36, PROXY],
    [{ clusterCIDR: '10.244.0.0/16, fd00::/56' }, 36, PROXY],
    [{ clusterCIDR: 'x', detectLocalMode: 'NodeCIDR' }, 30, PROXY],
    [{ clusterCIDR: 'x', detectLocalMode: 'NodeCIDR' }, 31, []],
    [{ detectLocalMode: 'nodeCIDR' }, 36, PROXY],
    [{ detectLocalMode: 'BridgeInterface' }, 36, PROXY],
    [{ detectLocalMode: 'BridgeInterface', detectLocal: { bridgeInterface: 'cni0' } }, 36, []],
    [{ nodePortAddresses: ['192.168.1.5/24'] }, 28, []],
    [{ nodePortAddresses: ['primary'] }, 30, PROXY],
    [{ nodePortAddresses: ['primary'] }, 31, []],
    [{ nodePortAddresses: ['primary', 'x'] }, 36, PROXY],
    [{ nodePortAddresses: ['all', '10.0.0.0/8'] }, 36, PROXY],
    [{ nodePortAddresses: ['all', 'primary', '10.0.0.0/8'] }, 37, []],
    [{ nodePortAddresses: ['all', 'all'] }, 37, PROXY],
    [{ nodePortAddresses: [''] }, 37, PROXY],
    [{ iptables: { masqueradeBit: 32 } }, 36, PROXY],
    [{ nftables: { masqueradeBit: 32 } }, 36, []],
    [{ mode: 'nftables', nftables: { masqueradeBit: 32 } }, 36, PROXY],
    [{ iptables: { syncPeriod: '0s' } }, 36, []],
    [{ iptables: { syncPeriod: '500ms' } }, 36, PROXY],
    [{ mode: 'ipvs', iptables: { syncPeriod: '500ms' } }, 30, PROXY],
    [{ mode: 'ipvs', iptables: { syncPeriod: '500ms' } }, 31, []],
    [{ configSyncPeriod: '0s' }, 36, []],
    [{ configSyncPeriod: '-1s' }, 36, PROXY],
    [{ conntrack: { udpTimeout: '-1s' } }, 28, []],
    [{ conntrack: { udpTimeout: '-1s' } }, 29, PROXY],
    [{ oomScoreAdj: -1001 }, 36, PROXY],
    [{ clientConnection: { burst: -1, qps: -5 } }, 36, PROXY],
    [{ portRange: 'x' }, 30, PROXY],
    [{ portRange: 'x' }, 31, []],
    [{ ipvs: { excludeCIDRs: ['x'] } }, 36, []],
    [{ mode: 'ipvs', ipvs: { excludeCIDRs: ['x'] } }, 36, PROXY],
    [{ hostnameOverride: ' ' }, 36, []],
    [{ logging: { format: 'JSON' } }, 36, PROXY],
    [{ showHiddenMetricsForVersion: '1.10' }, 36, PROXY],
    [{ mode: 7, iptables: null, nodePortAddresses: 'x' }, 36, []],
  ])('%j at 1.%i: %j', (fields, minor, verdicts) => {
    expect(shortVerdicts(proxy(fields), minor, /NET712/)).toEqual(verdicts);
  });

  it.each([
    [{ clusterCIDR: '10.244.0.0/16' }, []],
    [{ clusterCIDR: '' }, []],
    [{ clusterCIDR: '10.244.9.9/16' }, []],
    [{ clusterCIDR: '10.244.0.0/17' }, ['NET711 -']],
    [{ clusterCIDR: '10.0.0.0/8' }, ['NET711 -']],
    [{ clusterCIDR: '10.0.0.0/8', detectLocalMode: 'NodeCIDR' }, []],
  ])('%j beside pods in 10.244.0.0/16: %j', (fields, verdicts) => {
    expect(shortVerdicts(proxy(fields), 36, /NET711/)).toEqual(verdicts);
  });
});

describe('KubeletConfiguration', () => {
  it.each([
    [{ port: 0, maxPods: 0, healthzPort: 0 }, 36, []],
    [{ port: -1 }, 36, KUBELET],
    [{ maxPods: -1 }, 28, KUBELET],
    [{ hairpinMode: 'None' }, 36, KUBELET],
    [{ iptablesMasqueradeBit: 32 }, 36, KUBELET],
    [{ containerLogMaxFiles: 1 }, 32, KUBELET],
    [{ containerLogMaxFiles: 1 }, 33, KUBELET],
    [{ imageGCLowThresholdPercent: 85 }, 36, KUBELET],
    [{ imageGCHighThresholdPercent: 80 }, 36, KUBELET],
    [{ imageGCHighThresholdPercent: 81 }, 36, []],
    [{ serializeImagePulls: true, maxParallelImagePulls: 2 }, 36, KUBELET],
    [{ maxParallelImagePulls: 2 }, 36, []],
    [{ shutdownGracePeriod: '500ms' }, 36, KUBELET],
    [{ shutdownGracePeriod: '30s', shutdownGracePeriodCriticalPods: '40s' }, 36, KUBELET],
    [{ shutdownGracePeriod: '30s', featureGates: { GracefulNodeShutdown: false } }, 36, KUBELET],
    [{ cgroupDriver: 'foo' }, 36, []],
    [{ evictionHard: { 'memory.available': '0x1p2%', 'pid.available': '100%' } }, 36, []],
    [{ evictionHard: { 'memory.available': 'NaN%' } }, 36, []],
    [{ evictionHard: { 'memory.available': '<5%' } }, 36, KUBELET],
    [{ evictionHard: { 'memory.available': '0' } }, 36, KUBELET],
    [{ evictionHard: { 'memory.free': '1Mi' } }, 36, KUBELET],
    [{ evictionSoft: { 'memory.available': '1Mi' } }, 36, KUBELET],
    [{ evictionMinimumReclaim: { 'memory.available': '0' } }, 36, []],
    [{ evictionMinimumReclaim: { 'memory.available': '0%' } }, 36, KUBELET],
    [{ kubeReserved: { cpu: '-1' } }, 36, KUBELET],
    [{ kubeReserved: { cpu: '-1' }, reservedSystemCPUs: '0' }, 36, []],
    [{ kubeReserved: { disk: '1Gi' } }, 36, KUBELET],
    [{ reservedSystemCPUs: '0-1,3' }, 36, []],
    [{ reservedSystemCPUs: '1-0' }, 36, KUBELET],
    [{ reservedMemory: [{ numaNode: 0, limits: { memory: '0' } }] }, 36, KUBELET],
    [{ cgroupsPerQOS: false, enforceNodeAllocatable: ['none'] }, 30, KUBELET],
    [{ cgroupsPerQOS: false, enforceNodeAllocatable: ['none'] }, 31, []],
    [{ cgroupsPerQOS: false, enforceNodeAllocatable: [] }, 31, KUBELET],
    [{ enforceNodeAllocatable: ['pods', 'pods'] }, 30, []],
    [{ enforceNodeAllocatable: ['pods', 'pods'] }, 31, KUBELET],
    [{ enforceNodeAllocatable: ['kube-reserved'], kubeReservedCgroup: '/kube' }, 36, []],
    [{ qosReserved: { memory: '50%' } }, 36, []],
    [{ qosReserved: { memory: '1Gi' } }, 36, KUBELET],
    [{ cpuManagerPolicy: 'static' }, 36, KUBELET],
    [{ cpuManagerPolicy: 'static', systemReserved: { cpu: '1' } }, 36, []],
    [{ cpuManagerPolicyOptions: { 'full-pcpus-only': 'true' } }, 36, KUBELET],
    [{ topologyManagerPolicyOptions: { nearest: 'true' } }, 36, []],
    [{ memoryManagerPolicy: 'Static' }, 36, KUBELET],
    [
      {
        memoryManagerPolicy: 'Static',
        kubeReserved: { memory: '500Mi' },
        reservedMemory: [{ numaNode: 0, limits: { memory: '600Mi' } }],
      },
      36,
      [],
    ],
    [{ address: 'localhost' }, 36, KUBELET],
    [{ address: 'localhost', enableServer: false }, 36, []],
    [{ authorization: { mode: 'RBAC' } }, 36, KUBELET],
    [{ registerWithTaints: [{ key: 'a' }] }, 36, []],
    [{ registerWithTaints: [{ key: 'a', effect: 'Never' }] }, 36, KUBELET],
    [{ memorySwap: { swapBehavior: 'UnlimitedSwap' }, featureGates: { NodeSwap: true } }, 29, []],
    [{ memorySwap: { swapBehavior: 'UnlimitedSwap' } }, 30, KUBELET],
    [{ memorySwap: { swapBehavior: 'LimitedSwap' } }, 29, KUBELET],
    [{ tlsCipherSuites: ['TLS_AES_128_GCM_SHA256'] }, 36, KUBELET],
    [{ tlsCipherSuites: ['TLS_AES_128_GCM_SHA256'], tlsMinVersion: 'VersionTLS13' }, 36, []],
    [{ tlsMinVersion: 'TLSv1.2' }, 36, KUBELET],
    [{ allowedUnsafeSysctls: ['kernel.msg*', 'net/core/somaxconn'] }, 36, []],
    [{ allowedUnsafeSysctls: ['vm.swappiness'] }, 36, KUBELET],
    [{ maxPods: 65535 }, 36, []],
    [{ maxPods: 65536 }, 36, KUBELET],
    [{ maxPods: 65536 }, 29, []],
    [{ userNamespaces: { idsPerPod: 131072 } }, 34, KUBELET],
    [{ userNamespaces: { idsPerPod: 131072 } }, 35, []],
    [{ userNamespaces: { idsPerPod: 196608 } }, 35, KUBELET],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: '60s' } }, 34, KUBELET],
    [{ crashLoopBackOff: { maxContainerRestartPeriod: '60s' } }, 35, []],
    [{ containerLogMaxSize: '-1' }, 36, []],
    [{ containerLogMaxSize: 'big' }, 36, KUBELET],
    [{ podLogsDir: '/var/log/../pods' }, 36, KUBELET],
    [{ podLogsDir: '../pods' }, 36, []],
    [{ imageMaximumGCAge: '1m' }, 28, []],
    [{ imageMaximumGCAge: '1m' }, 30, KUBELET],
    [{ cpuCFSQuotaPeriod: '50ms' }, 35, KUBELET],
    [{ cpuCFSQuotaPeriod: '50ms' }, 36, []],
    [{ syncFrequency: '-1s' }, 36, KUBELET],
    [{ fileCheckFrequency: '-1s' }, 36, KUBELET],
    [{ httpCheckFrequency: '-1s' }, 36, []],
    [{ tracing: { endpoint: 'http://localhost:4317' } }, 36, KUBELET],
    [{ logging: { format: 'xml' } }, 36, KUBELET],
    [{ logging: { format: 'json', vmodule: [{ filePattern: 'a', verbosity: 1 }] } }, 36, KUBELET],
    [{ showHiddenMetricsForVersion: '1.35' }, 36, []],
    [{ showHiddenMetricsForVersion: '1.34' }, 36, KUBELET],
    [{ enableSystemLogQuery: true }, 35, KUBELET],
    [{ enableSystemLogQuery: true }, 36, []],
    [{ imagePullCredentialsVerificationPolicy: 'NeverVerify' }, 34, KUBELET],
    [{ imagePullCredentialsVerificationPolicy: 'NeverVerify' }, 35, []],
    [{ memoryThrottlingFactor: 1.1 }, 36, KUBELET],
    [{ maxPods: 'many', port: null, hairpinMode: 3 }, 36, []],
  ])('%j at 1.%i: %j', (fields, minor, verdicts) => {
    expect(shortVerdicts(kubelet(fields), minor, /NET713/)).toEqual(verdicts);
  });

  it.each([
    [{ clusterDNS: ['10.96.0.10'] }, []],
    [{ clusterDNS: [] }, []],
    [{ clusterDNS: ['169.254.20.10'] }, []],
    [{ clusterDNS: ['169.254.20.10', '10.96.0.10'] }, []],
    [{ clusterDNS: ['10.96.0.11'] }, ['NET709 -']],
    [{ clusterDomain: 'cluster.local.' }, []],
    [{ clusterDomain: 'example.com' }, ['NET710 -']],
    [{ maxPods: 253 }, []],
    [{ maxPods: 254 }, ['NET215 -']],
  ])('%j: %j', (fields, verdicts) => {
    expect(shortVerdicts(kubelet(fields), 36, /NET(709|710|215)/)).toEqual(verdicts);
  });
});

describe('an argument of the kubelet over its configuration', () => {
  const node = (args: object, name = 'cp1'): string =>
    JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'InitConfiguration',
      nodeRegistration: { name, kubeletExtraArgs: args },
    });
  const judged = (fields: object, ...args: object[]): string[] =>
    shortVerdicts(
      args.map((arg, index) =>
        index === 0 ? `${kubelet(fields)}---\n${node(arg)}\n` : node(arg, `cp${index}`),
      ),
      36,
      /NET(709|710|713|215)/,
    );

  it.each([
    [{ maxPods: -1 }, { 'max-pods': '50' }, []],
    [{ maxPods: -1 }, { 'max-pods': '-1' }, KUBELET],
    [{ maxPods: -1 }, { 'max-pods': 'x' }, KUBELET],
    [{ maxPods: -1 }, { 'node-ip': '192.168.1.10' }, KUBELET],
    [{ maxPods: 60 }, { max_pods: '254' }, ['NET215 -']],
    [{ maxPods: 254 }, { 'max-pods': '0' }, []],
    [{ clusterDNS: ['10.96.0.11'] }, { 'cluster-dns': '10.96.0.10' }, []],
    [{}, { 'cluster-dns': '10.96.0.11' }, ['NET709 -']],
    [{ clusterDomain: 'example.com' }, { 'cluster-domain': 'cluster.local' }, []],
    [{}, { 'cluster-domain': 'example.com' }, ['NET710 -']],
  ])('%j and %j: %j', (fields, args, verdicts) => {
    expect(judged(fields, args)).toEqual(verdicts);
  });

  it('helps the node that has it, and no other', () => {
    const right = { 'max-pods': '60', 'cluster-dns': '10.96.0.10' };
    const wrong = { maxPods: -1, clusterDNS: ['10.96.0.11'] };

    expect(judged(wrong, right, right)).toEqual([]);
    expect(judged(wrong, right, {})).toEqual([...KUBELET, 'NET709 -']);
  });
});

describe('external etcd', () => {
  const etcd = (external: object): string => JSON.stringify({ ...CLUSTER, etcd: { external } });

  it.each([
    [{}, 34, ['NET714 apiserver-start']],
    [{ endpoints: [] }, 28, ['NET714 apiserver-start']],
    [{ endpoints: [] }, 35, []],
    [{ endpoints: ['http://192.168.1.20:2379'] }, 34, []],
  ])('%j at 1.%i: %j', (external, minor, verdicts) => {
    expect(shortVerdicts(etcd(external), minor, /NET714/)).toEqual(verdicts);
  });
});

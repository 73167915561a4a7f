import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  ClusterNetwork,
  type ClusterNetworkProps,
  Cni,
  Etcd,
  KubeadmApp,
  KubeadmCluster,
  type KubeadmClusterProps,
  KubeProxyMode,
} from '../../../lib';

type Doc = Record<string, unknown>;

const NETWORK: ClusterNetworkProps = {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
};

/** The documents of one node by kind, of a cluster with one control plane. */
function documentsOf(
  props: Partial<KubeadmClusterProps>,
  { network = NETWORK, node = 'cp1', extend = (_: KubeadmCluster) => {} } = {},
): Record<string, Doc> {
  const app = new KubeadmApp();
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(app, 'network', network),
    ...props,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  extend(cluster);
  const text = app.renderFiles()[`nodes/${node}/kubeadm.yaml`] ?? '';
  const documents = parseAllDocuments(text).map((document) => document.toJS() as Doc);
  return Object.fromEntries(documents.map((document) => [document.kind, document]));
}

const clusterOf = (props: Partial<KubeadmClusterProps>, network?: ClusterNetworkProps) =>
  documentsOf(props, network ? { network } : {}).ClusterConfiguration;

describe('the cluster', () => {
  it('says its version with a v, as kubeadm does', () => {
    expect(clusterOf({})?.kubernetesVersion).toBe('v1.36.4');
    expect(clusterOf({ kubernetesVersion: 'v1.35.0' })?.kubernetesVersion).toBe('v1.35.0');
  });

  it('writes plain props where kubeadm has them', () => {
    const props = {
      clusterName: 'lab',
      controlPlaneEndpoint: 'api.example:6443',
      imageRepository: 'registry.example/k8s',
      certificatesDir: '/etc/pki',
      featureGates: { RootlessControlPlane: true },
      encryptionAlgorithm: 'ECDSA-P256',
    };

    expect(clusterOf(props)).toMatchObject(props);
  });

  it('writes the ranges of the network, joined as kubeadm wants them', () => {
    const network = {
      podCidrs: ['10.244.0.0/16', 'fd00:244::/56'],
      serviceCidrs: ['10.96.0.0/16', 'fd00:96::/112'],
      dnsDomain: 'lab.example',
    };

    expect(clusterOf({}, network)?.networking).toEqual({
      podSubnet: '10.244.0.0/16,fd00:244::/56',
      serviceSubnet: '10.96.0.0/16,fd00:96::/112',
      dnsDomain: 'lab.example',
    });
  });

  it('leaves out what was not given', () => {
    expect(Object.keys(clusterOf({}) ?? {}).sort()).toEqual([
      'apiVersion',
      'kind',
      'kubernetesVersion',
      'networking',
    ]);
  });

  it('writes the settings of every control-plane component', () => {
    const component = {
      extraArgs: [
        { name: 'v', value: '2' },
        { name: 'v', value: '4' },
      ],
      extraEnvs: [{ name: 'GOGC', value: '50' }],
      extraVolumes: [
        { name: 'x', hostPath: '/x', mountPath: '/y', readOnly: true, pathType: 'File' },
      ],
    };

    const cluster = clusterOf({
      apiServer: { ...component, certSans: ['api.example'] },
      controllerManager: component,
      scheduler: component,
    });

    expect(cluster?.apiServer).toEqual({ ...component, certSANs: ['api.example'] });
    expect(cluster?.controllerManager).toEqual(component);
    expect(cluster?.scheduler).toEqual(component);
  });

  it('turns the rest of the address plan into arguments, before the user’s own', () => {
    const cluster = clusterOf(
      {
        apiServer: { extraArgs: [{ name: 'v', value: '2' }] },
        controllerManager: { extraArgs: [{ name: 'v', value: '3' }] },
      },
      { ...NETWORK, nodePortRange: '30000-30999', nodeMaskIPv4: 25, nodeMaskIPv6: 72 },
    );

    expect(cluster?.apiServer).toEqual({
      extraArgs: [
        { name: 'service-node-port-range', value: '30000-30999' },
        { name: 'v', value: '2' },
      ],
    });
    expect(cluster?.controllerManager).toEqual({
      extraArgs: [
        { name: 'node-cidr-mask-size-ipv4', value: '25' },
        { name: 'node-cidr-mask-size-ipv6', value: '72' },
        { name: 'v', value: '3' },
      ],
    });
  });

  it('keeps kube-controller-manager from giving blocks away where the plan does', () => {
    expect(clusterOf({ cni: Cni.bridge() })?.controllerManager).toEqual({
      extraArgs: [{ name: 'allocate-node-cidrs', value: 'false' }],
    });
    expect(clusterOf({ cni: Cni.flannel() })?.controllerManager).toBeUndefined();
  });

  it('writes a stacked etcd, or one outside', () => {
    const stacked = Etcd.stacked({
      dataDir: '/srv/etcd',
      extraArgs: [{ name: 'quota-backend-bytes', value: '1' }],
      extraEnvs: [{ name: 'GOGC', value: '50' }],
      serverCertSans: ['a'],
      peerCertSans: ['b'],
    });
    const external = {
      endpoints: ['https://192.0.2.1:2379'],
      caFile: '/ca',
      certFile: '/cert',
      keyFile: '/key',
    };

    expect(clusterOf({ etcd: stacked })?.etcd).toEqual({
      local: {
        dataDir: '/srv/etcd',
        extraArgs: [{ name: 'quota-backend-bytes', value: '1' }],
        extraEnvs: [{ name: 'GOGC', value: '50' }],
        serverCertSANs: ['a'],
        peerCertSANs: ['b'],
      },
    });
    expect(clusterOf({ etcd: Etcd.external(external) })?.etcd).toEqual({ external });
  });

  it('is written in the format of the kubeadm that reads it', () => {
    const old = clusterOf({ kubernetesVersion: '1.30.4', scheduler: ARGS });
    const ahead = clusterOf({
      kubernetesVersion: '1.30.4',
      kubeadmVersion: '1.31',
      scheduler: ARGS,
    });

    expect(old).toMatchObject({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      scheduler: { extraArgs: { v: '2' } },
    });
    expect(ahead).toMatchObject({ apiVersion: 'kubeadm.k8s.io/v1beta4', scheduler: ARGS });
  });
});

const ARGS = { extraArgs: [{ name: 'v', value: '2' }] };

describe('kubelet and kube-proxy', () => {
  it('take typed props under the names of the API, and every other field as it is', () => {
    const { KubeletConfiguration: kubelet } = documentsOf({
      kubelet: {
        maxPods: 50,
        clusterDns: ['10.96.0.53'],
        cgroupDriver: 'cgroupfs',
        resolvConf: '/etc/resolv.conf',
        failSwapOn: false,
        serverTlsBootstrap: true,
        settings: { imageGCHighThresholdPercent: 90, podPidsLimit: 100 },
      },
    });

    expect(kubelet).toEqual({
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      maxPods: 50,
      clusterDNS: ['10.96.0.53'],
      cgroupDriver: 'cgroupfs',
      resolvConf: '/etc/resolv.conf',
      failSwapOn: false,
      serverTLSBootstrap: true,
      imageGCHighThresholdPercent: 90,
      podPidsLimit: 100,
    });
  });

  it('lets a setting in the words of the API win over a prop', () => {
    const { KubeletConfiguration: kubelet } = documentsOf({
      kubelet: { clusterDns: ['10.96.0.53'], settings: { clusterDNS: ['10.96.0.54'] } },
    });

    expect(kubelet?.clusterDNS).toEqual(['10.96.0.54']);
  });

  it('write kube-proxy', () => {
    const { KubeProxyConfiguration: kubeProxy } = documentsOf({
      kubeProxy: {
        mode: KubeProxyMode.NFTABLES,
        nodePortAddresses: ['primary'],
        settings: { conntrack: { min: 1 } },
      },
    });

    expect(kubeProxy).toEqual({
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      mode: 'nftables',
      nodePortAddresses: ['primary'],
      conntrack: { min: 1 },
    });
  });

  it('are not written where nothing was said', () => {
    expect(Object.keys(documentsOf({ kubelet: {}, kubeProxy: { settings: {} } }))).toEqual([
      'InitConfiguration',
      'ClusterConfiguration',
    ]);
  });
});

describe('a node', () => {
  const NODE = {
    address: '192.168.56.21',
    secondaryAddress: 'fd00:56::21',
    taints: [{ key: 'k', value: 'v', effect: 'NoSchedule' }],
    kubeletExtraArgs: [{ name: 'v', value: '2' }],
    criSocket: 'unix:///run/crio/crio.sock',
    ignorePreflightErrors: ['Mem'],
  };
  const REGISTRATION = {
    kubeletExtraArgs: [
      { name: 'node-ip', value: '192.168.56.21,fd00:56::21' },
      { name: 'v', value: '2' },
    ],
    taints: NODE.taints,
    criSocket: NODE.criSocket,
    ignorePreflightErrors: NODE.ignorePreflightErrors,
  };
  const DISCOVERY = {
    bootstrapToken: {
      apiServerEndpoint: '192.168.56.10:6443',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the emitted file
      caCertHashes: ['${KUBEADM_CA_CERT_HASH}'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the emitted file
      token: '${KUBEADM_JOIN_TOKEN}',
    },
  };

  it('joins as a worker', () => {
    const documents = documentsOf(
      {},
      { node: 'w1', extend: (cluster) => cluster.addWorker('w1', NODE) },
    );

    expect(documents).toEqual({
      JoinConfiguration: {
        apiVersion: 'kubeadm.k8s.io/v1beta4',
        kind: 'JoinConfiguration',
        discovery: DISCOVERY,
        nodeRegistration: { name: 'w1', ...REGISTRATION },
      },
    });
  });

  it('joins as a control plane, and then the certificates are shared', () => {
    const extend = (cluster: KubeadmCluster) =>
      cluster.addControlPlane('cp2', { ...NODE, bindPort: 7443 });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the emitted file
    const certificateKey = '${KUBEADM_CERTIFICATE_KEY}';

    const { JoinConfiguration: join } = documentsOf({}, { node: 'cp2', extend });
    const { InitConfiguration: init } = documentsOf({}, { extend });

    expect(join?.controlPlane).toEqual({
      certificateKey,
      localAPIEndpoint: { advertiseAddress: '192.168.56.21', bindPort: 7443 },
    });
    expect(join?.nodeRegistration).toEqual({ name: 'cp2', ...REGISTRATION });
    expect(init?.certificateKey).toBe(certificateKey);
  });

  it('keeps an empty list of taints, which means none', () => {
    const { JoinConfiguration: join } = documentsOf(
      {},
      {
        node: 'w1',
        extend: (cluster) => cluster.addWorker('w1', { address: '192.168.56.21', taints: [] }),
      },
    );

    expect(join?.nodeRegistration).toMatchObject({ taints: [] });
  });

  it('leaves the node-ip alone that the user gave', () => {
    const kubeletExtraArgs = [{ name: 'node-ip', value: '10.0.0.1' }];
    const { JoinConfiguration: join } = documentsOf(
      {},
      {
        node: 'w1',
        extend: (cluster) =>
          cluster.addWorker('w1', { address: '192.168.56.21', kubeletExtraArgs }),
      },
    );

    expect(join?.nodeRegistration).toMatchObject({ kubeletExtraArgs });
  });
});

describe('the endpoint that nodes join by', () => {
  it.each([
    [undefined, '192.168.56.10:6443'],
    ['api.example', 'api.example:6443'],
    ['api.example:8443', 'api.example:8443'],
    ['fd00::1', '[fd00::1]:6443'],
    ['[fd00::1]:8443', '[fd00::1]:8443'],
  ])('is made of controlPlaneEndpoint %s: %s', (controlPlaneEndpoint, expected) => {
    const { JoinConfiguration: join } = documentsOf(
      controlPlaneEndpoint === undefined ? {} : { controlPlaneEndpoint },
      { node: 'w1', extend: (cluster) => cluster.addWorker('w1', { address: '192.168.56.21' }) },
    );

    expect(join?.discovery).toMatchObject({ bootstrapToken: { apiServerEndpoint: expected } });
  });
});

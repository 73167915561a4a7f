import { describe, expect, it } from 'vitest';
import type { ClusterHub, NodeHub } from '../../../lib/emit/kubeadm/hub';
import { LateBound } from '../../../lib/emit/kubeadm/late-bound';
import { renderNodeFile } from '../../../lib/emit/kubeadm/node-file';
import { fullHub } from './full-hub';

const CLUSTER: ClusterHub = {
  kubernetesVersion: 'v1.36.4',
  networking: { podSubnets: ['10.244.0.0/16'], serviceSubnets: [] },
  apiServer: { extraArgs: [{ name: 'v', value: '2' }], certSans: ['api.example.com'] },
};

const node = (role: NodeHub['role']): NodeHub => ({
  name: 'n1',
  role,
  nodeIps: ['192.168.56.10'],
  ...(role !== 'init' && {
    discovery: {
      bootstrapToken: {
        apiServerEndpoint: '192.168.56.10:6443',
        token: LateBound.bootstrapToken,
        caCertHashes: [LateBound.caCertHash],
      },
    },
  }),
});

const kindsOf = (role: NodeHub['role'], minor: number) =>
  renderNodeFile(fullHub(role), minor).documents.map((document) => document.kind);

describe('the file of one node', () => {
  it.each([30, 36])('holds four documents for the first control plane (1.%i)', (minor) => {
    expect(kindsOf('init', minor)).toEqual([
      'InitConfiguration',
      'ClusterConfiguration',
      'KubeletConfiguration',
      'KubeProxyConfiguration',
    ]);
  });

  it.each([30, 36])('holds nothing but how to join for every other node (1.%i)', (minor) => {
    expect(kindsOf('control-plane', minor)).toEqual(['JoinConfiguration']);
    expect(kindsOf('worker', minor)).toEqual(['JoinConfiguration']);
  });

  it('writes v1beta4 with apiVersion and kind first and no separator in front', () => {
    expect(renderNodeFile({ cluster: CLUSTER, node: node('init') }, 36).kubeadmYaml).toBe(
      `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
  - name: node-ip
    value: 192.168.56.10
  name: n1
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer:
  certSANs:
  - api.example.com
  extraArgs:
  - name: v
    value: "2"
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
    );
  });

  it('writes v1beta3 with maps of arguments', () => {
    const file = renderNodeFile({ cluster: CLUSTER, node: node('init') }, 30);

    expect(file.documents).toMatchObject([
      {
        apiVersion: 'kubeadm.k8s.io/v1beta3',
        nodeRegistration: { kubeletExtraArgs: { 'node-ip': '192.168.56.10' } },
      },
      { apiVersion: 'kubeadm.k8s.io/v1beta3', apiServer: { extraArgs: { v: '2' } } },
    ]);
  });

  it('joins a control plane even when it has nothing to say about it', () => {
    const [join] = renderNodeFile({ cluster: CLUSTER, node: node('control-plane') }, 36).documents;

    expect(join?.controlPlane).toEqual({});
  });

  it('leaves controlPlane out for a worker', () => {
    const [join] = renderNodeFile(fullHub('worker'), 36).documents;

    expect(join && 'controlPlane' in join).toBe(false);
  });

  it('keeps an empty list of taints, which means none', () => {
    const bare = { ...node('init'), taints: [] };

    for (const minor of [30, 36]) {
      const [init] = renderNodeFile({ cluster: CLUSTER, node: bare }, minor).documents;
      expect(init).toMatchObject({ nodeRegistration: { taints: [] } });
    }
  });

  it('lets a node-ip of the user stand alone', () => {
    const own = { ...node('init'), kubeletExtraArgs: [{ name: 'node-ip', value: '10.0.0.1' }] };
    const [init] = renderNodeFile({ cluster: CLUSTER, node: own }, 36).documents;

    expect(init).toMatchObject({
      nodeRegistration: { kubeletExtraArgs: [{ name: 'node-ip', value: '10.0.0.1' }] },
    });
  });
});

describe('v1beta3 where v1beta4 has a better word', () => {
  const documents = renderNodeFile(fullHub('init'), 30).documents;

  it('skips the phases of addons that are switched off', () => {
    expect(documents[0]?.skipPhases).toEqual([
      'show-join-command',
      'addon/coredns',
      'addon/kube-proxy',
    ]);
  });

  it('writes the control plane’s patience into the cluster configuration', () => {
    expect(documents[1]).toMatchObject({ apiServer: { timeoutForControlPlane: '1m0s' } });
  });

  it('writes the discovery timeout where a node joins', () => {
    const [join] = renderNodeFile(fullHub('worker'), 30).documents;

    expect(join).toMatchObject({ discovery: { timeout: '6m0s' } });
  });

  it('keeps the last of two equal flags', () => {
    expect(documents[1]).toMatchObject({ scheduler: { extraArgs: { v: '4' } } });
  });

  it('asks for ECDSA by its gate, and reports nothing lost', () => {
    const { cluster, node: founder } = fullHub('init');
    const file = renderNodeFile(
      { cluster: { ...cluster, encryptionAlgorithm: 'ECDSA-P256' }, node: founder },
      30,
    );

    expect(file.documents[1]).toMatchObject({ featureGates: { PublicKeysECDSA: true } });
    expect(file.losses.map((loss) => loss.path.at(-1))).not.toContain('encryptionAlgorithm');
  });
});

describe('secrets of a node', () => {
  const variablesOf = (role: NodeHub['role']) =>
    renderNodeFile({ cluster: CLUSTER, node: node(role) }, 36).secrets.map(
      (secret) => secret.variable,
    );

  it('are none for a lone first control plane, which then needs no script', () => {
    const file = renderNodeFile({ cluster: CLUSTER, node: node('init') }, 36);

    expect(file.secrets).toEqual([]);
    expect(file.fillScript).toBeUndefined();
  });

  it('are token and hash for a worker', () => {
    expect(variablesOf('worker')).toEqual(['KUBEADM_JOIN_TOKEN', 'KUBEADM_CA_CERT_HASH']);
  });

  it('are all three for a joining control plane', () => {
    const { secrets } = renderNodeFile(fullHub('control-plane'), 36);

    expect(secrets).toHaveLength(3);
  });

  it('stand bare in the file, so that the script can put quotes around the value', () => {
    expect(renderNodeFile(fullHub('control-plane'), 36).kubeadmYaml).toContain(
      `    token: ${LateBound.bootstrapToken.placeholder}\n`,
    );
  });
});

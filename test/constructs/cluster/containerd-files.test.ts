import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  type ContainerdProps,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  type KubeadmClusterProps,
  type NodeProps,
  Patch,
  PatchTarget,
} from '../../../lib';

const SOCKET = 'unix:///var/run/containerd/containerd.sock';

/** One control plane, and a worker that may be otherwise. */
function program(
  containerd: ContainerdProps,
  worker: Partial<NodeProps> = {},
  props: Partial<KubeadmClusterProps> = {},
): KubeadmApp {
  const app = new KubeadmApp();
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.34.9',
    network: new ClusterNetwork(app, 'network', {
      podCidrs: ['10.244.0.0/16'],
      serviceCidrs: ['10.96.0.0/16'],
      nodeCidrs: ['192.168.56.0/24'],
    }),
    containerd,
    ...props,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10', criSocket: SOCKET });
  cluster.addWorker('w1', { address: '192.168.56.11', ...worker });
  return app;
}

const configs = (app: KubeadmApp): (string | undefined)[] => {
  const files = app.renderFiles();
  return ['cp1', 'w1'].map((node) => files[`nodes/${node}/etc/containerd/config.toml`]);
};

const codes = (app: KubeadmApp): string[] =>
  Findings.of(app)
    .map(({ code }) => code)
    .filter((code) => /^NET(0|76)/.test(code));

describe('the files of containerd', () => {
  it('are of a release that the kubelet still works with', () => {
    const app = program({ version: '1.7.28' }, {}, { kubernetesVersion: '1.36.4' });
    const found = Findings.of(app).filter(({ code }) => code === 'NET418');
    expect(found.map((finding) => finding.path)).toEqual(['containerd.version']);
  });

  it('are of version 3 for containerd 2, with the pause image of kubeadm', () => {
    const app = program({ version: '2.1' }, {}, { imageRepository: 'registry.lab/k8s' });
    const [config = ''] = configs(app);
    expect(config).toBe(`version = 3

[plugins."io.containerd.cri.v1.images".pinned_images]
sandbox = "registry.lab/k8s/pause:3.10.1"

[plugins."io.containerd.cri.v1.images".registry]
config_path = "/etc/containerd/certs.d"

[plugins."io.containerd.cri.v1.runtime".cni]
bin_dirs = ["/opt/cni/bin"]
conf_dir = "/etc/cni/net.d"

[plugins."io.containerd.cri.v1.runtime".containerd]
default_runtime_name = "runc"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
SystemdCgroup = true
`);
    expect(codes(app)).toEqual([]);
  });

  it.each([
    ['1.7.28', 'version = 2', 'bin_dir = "/opt/cni/bin"', 'sandbox_image = '],
    ['v2.0', 'version = 3', 'bin_dir = "/opt/cni/bin"', 'sandbox = '],
    ['2.3.0', 'version = 3', 'bin_dirs = ["/opt/cni/bin"]', 'sandbox = '],
  ])('of %s say %s, %s and %s', (version, ...lines) => {
    const [config] = configs(program({ version }));
    for (const line of lines) expect(config).toContain(`${line}`);
  });

  it.each<[string, Partial<NodeProps>]>([
    ['its settings', { kubelet: { cgroupDriver: 'cgroupfs' } }],
    ['its arguments', { kubeletExtraArgs: [{ name: 'cgroup-driver', value: 'cgroupfs' }] }],
    [
      'a patch',
      { patches: [Patch.merge(PatchTarget.KUBELET_CONFIGURATION, { cgroupDriver: 'cgroupfs' })] },
    ],
  ])('have the cgroup driver of the kubelet of their node, told by %s', (_, worker) => {
    const app = program({ version: '1.7' }, worker);
    const [ofControlPlane, ofWorker] = configs(app);
    expect(ofControlPlane).toContain('SystemdCgroup = true');
    expect(ofWorker).toContain('SystemdCgroup = false');
    expect(codes(app)).toEqual([]);
  });

  it('have the socket of their node, and so has crictl', () => {
    const app = program({ version: '2.1' }, { criSocket: '/srv/"x"/c.sock' });
    const files = app.renderFiles();
    const [ofControlPlane, ofWorker] = configs(app);
    expect(ofControlPlane).not.toContain('address');
    expect(ofWorker).toContain('[grpc]\naddress = "/srv/\\"x\\"/c.sock"');
    expect(files['nodes/cp1/etc/crictl.yaml']).toBe(
      `image-endpoint: ${SOCKET}\nruntime-endpoint: ${SOCKET}\n`,
    );
    expect(files['nodes/w1/etc/crictl.yaml']).toContain('unix:///srv/"x"/c.sock');
    expect(codes(app)).toEqual([]);
  });

  it('say nothing of an image that nobody knows', () => {
    const [config] = configs(program({ version: '2.1' }, {}, { kubeadmVersion: '1.99.0' }));
    expect(config).not.toContain('sandbox');
  });

  it.each<[string, ContainerdProps]>([
    ['containerd.version', { version: '1.5' }],
    ['containerd.version', { version: 'latest' }],
    ['containerd.cniBinDir', { version: '2.1', cniBinDir: 'cni/bin' }],
  ])('are not written where %s has no such form', (path, containerd) => {
    const app = program(containerd);
    const places = Findings.of(app).map((finding) => finding.path);
    expect(places).toContain(path);
  });
});

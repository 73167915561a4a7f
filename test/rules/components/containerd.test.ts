import { describe, expect, it } from 'vitest';
import { parseKubernetesVersion } from '../../../lib/k8s/version';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

const node = (name: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration: { name: ${name}, criSocket: unix:///run/containerd/containerd.sock }
`;

const plugin = (name: string) => `plugins."io.containerd.${name}"`;
const options = (table: string, isSystemd: boolean | string) =>
  `[${table}.containerd.runtimes.runc.options]\nSystemdCgroup = ${isSystemd}\n`;
const OLD = plugin('grpc.v1.cri');

/** What is said of the runtime of one or of two nodes: `CODE severity file:line`. */
function said(minor: number, files: Readonly<Record<string, string>>): string[] {
  const inputs = Object.entries({ 'nodes/w1/kubeadm.yaml': node('w1'), ...files });
  const version = parseKubernetesVersion(`1.${minor}`);
  const { findings } = checkInputs(
    inputs.map(([name, text]) => readExample(name, text)),
    version ? { kubernetesVersion: version } : {},
  );
  return findings
    .filter(({ code }) => /NET76|NET012|NET001/.test(code))
    .map(
      ({ code, severity, subject: { location } }) =>
        `${code} ${severity} ${location.file}:${location.line}`,
    );
}

const FILE = 'nodes/w1/etc/containerd/config.toml';
const ofFile = (minor: number, text: string) => said(minor, { [FILE]: text });

describe('the configuration of containerd', () => {
  it.each([
    [30, `version = 2\n${options(OLD, true)}`, []],
    [30, `version = 2\n${options(OLD, false)}`, [`NET761 error ${FILE}:3`]],
    [33, `version = 2\n${options(OLD, false)}`, [`NET761 warning ${FILE}:3`]],
    [36, `version = 2\n${options(OLD, false)}`, []],
    [33, `version = 3\n${options(plugin('cri.v1.runtime'), false)}`, []],
    [30, 'version = 2\n[plugins]\n', [`NET761 error ${FILE}:1`]],
    [30, `version = 2\nimports = ["/etc/x"]\n[plugins]\n`, []],
    [30, `[plugins.cri.containerd.runtimes.runc.options]\nSystemdCgroup = true\n`, []],
    [36, `version = 4\n${options(OLD, true)}`, [`NET762 warning ${FILE}:2`]],
    [36, `version = 2\n[${OLD}]\nsystemd_cgroup = true\n`, [`NET762 warning ${FILE}:3`]],
    [36, 'disabled_plugins = ["cri"]', [`NET760 error ${FILE}:1`]],
    [36, 'version = "3"\ndisabled_plugins = []', [`NET760 error ${FILE}:1`]],
    [36, 'version = 3\n[plugins', [`NET001 error ${FILE}:2`]],
  ])('1.%d: %j', (minor, text, findings) => {
    expect(ofFile(minor, text)).toEqual(findings);
  });

  it('is that of the node whose folder it lies in', () => {
    const kubelet = (driver: string) =>
      `${node('w2')}---\napiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\ncgroupDriver: ${driver}\n`;
    const files = {
      'nodes/w2/kubeadm.yaml': kubelet('cgroupfs').replace(
        'kind: Join',
        'patches: { directory: /etc/kubernetes/patches }\nkind: Join',
      ),
      'nodes/w2/etc/kubernetes/patches/kubeletconfiguration.yaml': 'cgroupDriver: systemd\n',
      [FILE]: `version = 2\n${options(OLD, false)}`,
    };

    expect(said(30, files)).toEqual([]);
    const other = 'nodes/w2/etc/containerd/config.toml';
    expect(said(30, { ...files, [other]: `version = 2\n${options(OLD, false)}` })).toEqual([
      `NET761 error ${other}:3`,
    ]);
  });

  it('and of crictl name the socket of the node', () => {
    const crictl = 'nodes/w1/etc/crictl.yaml';
    const endpoint = (socket: string) => ({
      [crictl]: `timeout: 10\nruntime-endpoint: ${socket}\n`,
    });

    expect(said(36, endpoint('unix:///var/run/containerd/containerd.sock'))).toEqual([]);
    expect(said(36, endpoint('/run/containerd/containerd.sock'))).toEqual([]);
    expect(said(36, endpoint('unix:///run/crio/crio.sock'))).toEqual([
      `NET763 warning ${crictl}:2`,
    ]);
  });
});

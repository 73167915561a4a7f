import { cgroupDriversOf, isSystemdDriver } from '../../model/cgroup-driver';
import type { ClusterModel } from '../../model/cluster-model';
import { type ContainerdFile, systemdCgroup } from '../../model/containerd';
import { at, type Located } from '../../model/located';
import { defineRule, type Side } from '../rule';
import { containerdExample, VERSION_2, VERSION_3 } from './containerd-example';

interface Drivers {
  readonly kubelet: string;
  readonly runtime: string;
}

export const runtimeCgroupDriver = defineRule({
  code: 'NET761',
  name: 'runtime-cgroup-driver',
  severity: 'error',
  reads: ['containerdFiles', 'kubeadmFiles', 'kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'containerd and the kubelet use the same cgroup driver.',
    why: 'kubeadm tells the kubelet systemd when nobody says anything; containerd uses cgroupfs until SystemdCgroup is true. From 1.31 on the kubelet asks the runtime and goes by its answer, which containerd gives from 2.0 on; before, two managers own the same groups.',
    symptoms: ['init-times-out', 'pods-container-creating', 'fails-at-random'],
    since: '0.1.0',
    source: 'kubernetes.io container-runtimes (cgroup drivers); KEP-4033; kubeadm#2605',
  },
  findings: {
    differs: ({ kubelet, runtime }: Drivers) => ({
      what: `the kubelet uses the cgroup driver ${kubelet}, containerd ${runtime}`,
      fix: `SystemdCgroup = ${kubelet === 'systemd'}, in the options of the runtime`,
    }),
  },
  examples: () => ({
    valid: [
      containerdExample('as kubeadm tells the kubelet', `${VERSION_2}true\n`, '1.30.4'),
      containerdExample('containerd 2 tells the kubelet itself', `${VERSION_3}false\n`),
      containerdExample(
        'another file may say it',
        'version = 2\nimports = ["/etc/containerd/conf.d/*.toml"]\ndisabled_plugins = []\n',
        '1.30.4',
      ),
    ],
    invalid: [
      containerdExample('the default of containerd 1.7', 'version = 2\n[plugins]\n', '1.30.4'),
      containerdExample('two managers', `${VERSION_2}false\n`, '1.30.4'),
    ],
  }),
  check(model, report) {
    const { containerdFiles, versions } = model;
    for (const file of containerdFiles) {
      const isOld = isBeforeTwo(file, versions.cluster.kubeletNeedsContainerd2);
      if (!isOld) continue;
      const runtime = runtimeDriver(file);
      if (!runtime) continue;
      for (const kubelet of kubeletDrivers(file, model)) {
        if (kubelet.driver === runtime.driver) continue;
        const drivers = { kubelet: kubelet.driver, runtime: runtime.driver };
        report('differs', drivers, {
          at: runtime.side,
          ...(kubelet.side && { other: kubelet.side }),
          severity: versions.cluster.kubeletAsksForCgroupDriver ? 'warning' : 'error',
          breaks: runtime.driver === 'systemd' ? REFUSED : TWO_MANAGERS,
          data: drivers,
        });
      }
    }
  },
});

const REFUSED = 'runc: refuses the cgroup of each pod, "expected cgroupsPath to be of format …"';
const TWO_MANAGERS =
  'systemd: knows nothing of the groups that containerd makes, and pods of the control plane restart over and over';

/** Every containerd reads version 2; only 1.x has nothing newer. */
const isBeforeTwo = ({ version = 0 }: ContainerdFile, isTwoNeeded: boolean): boolean =>
  version <= 2 && !isTwoNeeded;

interface Driver {
  readonly driver: string;
  readonly side: Side;
}

const nameOf = (isSystemd: boolean): string => (isSystemd ? 'systemd' : 'cgroupfs');

function runtimeDriver(file: ContainerdFile): Driver | undefined {
  const given: Located<unknown> | undefined = systemdCgroup(file);
  if (given) {
    if (typeof given.value !== 'boolean') return undefined;
    const side = { at: given.at, value: String(given.value) };
    return { driver: nameOf(given.value), side };
  }
  if (!file.isWhole) return undefined;
  const origin = 'default' as const;
  const side = { at: at(file.source), label: 'SystemdCgroup', value: 'false', origin };
  return { driver: nameOf(false), side: { ...side, originNote: 'containerd default' } };
}

type Plan = Pick<ClusterModel, 'kubeadmFiles' | 'kubelets' | 'nodes' | 'versions'>;

/** Of the kubelets beside that containerd; nothing where no file says that kubeadm sets them up. */
function kubeletDrivers({ nodes }: ContainerdFile, model: Plan) {
  if (model.kubeadmFiles.length === 0) return [];
  const { given, missing } = cgroupDriversOf(model, nodes);
  const drivers = given.map((setting) => ({
    driver: nameOf(isSystemdDriver(setting)),
    side: { at: setting.at, value: String(setting.value), label: setting.name },
  }));
  const place = missing.find((one) => one !== undefined);
  const side = place && { at: place, value: 'systemd', label: 'cgroupDriver', ...BY_KUBEADM };
  return missing.length > 0 ? [...drivers, { driver: nameOf(true), side }] : drivers;
}

const BY_KUBEADM = { origin: 'default', originNote: 'kubeadm default' } as const;

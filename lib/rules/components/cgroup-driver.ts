import { CGROUP_DRIVER } from '../../model/cgroup-driver';
import { kubeletSettings } from '../../model/kubelet-setting';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

export const cgroupDriver = defineRule({
  code: 'NET794',
  name: 'cgroup-driver',
  severity: 'warning',
  reads: ['kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'cgroupDriver is systemd or cgroupfs, and the one of the container runtime.',
    why: 'The kubelet compares with "systemd" and takes every other word for cgroupfs. Where the runtime does not say its driver, and goes by the other one, no pod starts. kubeadm writes systemd when nobody says anything.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source:
      'kubelet pkg/kubelet/cm cgroup_manager_linux.go; KEP-4033; kubeadm componentconfigs/kubelet.go',
  },
  findings: {
    unknown: ({ driver }: { driver: string }) => ({
      what: `the kubelet takes cgroupDriver ${JSON.stringify(driver)} for cgroupfs`,
      fix: 'cgroupDriver: systemd',
    }),
    cgroupfs: () => ({
      what: 'cgroupDriver cgroupfs is for hosts without systemd, and for a runtime that is told the same',
      fix: 'cgroupDriver: systemd, and SystemdCgroup = true in the configuration of containerd',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'what kubeadm writes as well',
        text: withConfig('KubeletConfiguration', 'cgroupDriver: systemd'),
      },
    ],
    invalid: [
      {
        title: 'a capital letter',
        text: withConfig('KubeletConfiguration', 'cgroupDriver: Systemd'),
      },
      {
        title: 'two managers on a host with systemd',
        text: withConfig('KubeletConfiguration', 'cgroupDriver: cgroupfs'),
      },
    ],
  }),
  check(model, report) {
    for (const { value, at, name } of kubeletSettings(model, CGROUP_DRIVER).given) {
      const driver = String(value);
      if (driver === '' || driver === 'systemd') continue;
      const sighting = { at: { at, value: driver, label: name }, breaks: OTHER_DRIVER };
      if (driver === 'cgroupfs') report('cgroupfs', undefined, { ...sighting, severity: 'info' });
      else report('unknown', { driver }, sighting);
    }
  },
});

const OTHER_DRIVER =
  'container runtime: refuses the cgroup of a pod, "expected cgroupsPath to be of format …", when it goes by systemd';

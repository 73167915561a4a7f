import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { kubeletSettings } from '../../model/kubelet-setting';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

const FAIL_CGROUP_V1 = { field: 'failCgroupV1', flag: 'fail-cgroupv1' };

export const cgroupV1 = defineRule({
  code: 'NET790',
  name: 'cgroup-v1',
  severity: 'warning',
  reads: ['kubelets', 'nodes', 'versions'],
  docs: {
    summary:
      'From 1.35 nodes with cgroup v1 need a word to the kubelet, and another one to kubeadm.',
    why: 'failCgroupV1: false lets the kubelet start on such a host. kubeadm asks the host before, knows nothing of that field, and stops at SystemVerification.',
    symptoms: ['kubeadm-stops', 'join-fails'],
    since: '0.1.0',
    source:
      'k8s.io/system-validators cgroup_validator_linux.go; kubelet apis/config/v1beta1/defaults.go; KEP-5573; kubeadm init phase preflight [run]',
    whenToIgnore: 'when the hosts have cgroup v2; failCgroupV1 is of no use then',
  },
  findings: {
    stopped: ({ name }: { name: string }) => ({
      what: `${name} is false, for hosts with cgroup v1, and kubeadm refuses such hosts`,
      fix: 'boot the hosts with cgroup v2, or add ignorePreflightErrors: [SystemVerification] to nodeRegistration',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'kubeadm is told, too',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { ignorePreflightErrors: [SystemVerification] }
localAPIEndpoint: { advertiseAddress: 192.168.1.10 }
---
${withConfig('KubeletConfiguration', 'failCgroupV1: false')}`,
      },
      {
        title: 'kubeadm 1.34 only warns',
        text: withConfig('KubeletConfiguration', 'failCgroupV1: false').replace('1.36.4', '1.34.9'),
      },
    ],
    invalid: [
      {
        title: 'only the kubelet is told',
        text: withConfig('KubeletConfiguration', 'failCgroupV1: false'),
      },
    ],
  }),
  check(model, report) {
    if (!model.versions.kubeadm.kubeadmRefusesCgroupV1) return;
    if (model.nodes.some(skipsTheCheck)) return;
    for (const { value, at: place, name } of kubeletSettings(model, FAIL_CGROUP_V1).given) {
      if (value !== false) continue;
      report(
        'stopped',
        { name },
        {
          at: { at: place, value: 'false', label: name },
          breaks:
            'kubeadm: init and join stop at [ERROR SystemVerification], "cgroups v1 support is deprecated", on a host with cgroup v1',
        },
      );
    }
  },
});

const SKIPPING: ReadonlySet<string> = new Set(['all', 'systemverification']);

const skipsTheCheck = ({ document }: ClusterModel['nodes'][number]): boolean =>
  asList(valueAt(document.value, ['nodeRegistration', 'ignorePreflightErrors'])).some((check) =>
    SKIPPING.has(asText(check)?.toLowerCase() ?? ''),
  );

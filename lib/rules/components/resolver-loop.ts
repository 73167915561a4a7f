import { kubeletSettings } from '../../model/kubelet-setting';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

const RESOLV_CONF = { field: 'resolvConf', flag: 'resolv-conf' };

export const resolverLoop = defineRule({
  code: 'NET793',
  name: 'resolver-loop',
  severity: 'error',
  reads: ['kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'resolvConf of the kubelet names the DNS servers outside, not the stub of the host.',
    why: 'CoreDNS gets this file and passes on what it does not know to the servers in it. systemd-resolved listens on 127.0.0.53, which inside the pod is CoreDNS itself. kubeadm finds the right file by itself as long as nobody writes resolvConf.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source:
      'CoreDNS plugin/loop; kubeadm componentconfigs/kubelet.go (resolvConf, systemd-resolved)',
  },
  findings: {
    stub: ({ path }: { path: string }) => ({
      what: `resolvConf ${path} names only 127.0.0.53, the stub of systemd-resolved`,
      fix: 'leave resolvConf out, or write /run/systemd/resolve/resolv.conf',
    }),
    link: ({ path }: { path: string }) => ({
      what: `resolvConf ${path} is that stub on hosts with systemd-resolved, where kubeadm would choose another file`,
      fix: 'leave resolvConf out, or write /run/systemd/resolve/resolv.conf for such hosts',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the servers that systemd-resolved asks',
        text: withConfig('KubeletConfiguration', 'resolvConf: /run/systemd/resolve/resolv.conf'),
      },
    ],
    invalid: [
      {
        title: 'the stub itself',
        text: withConfig(
          'KubeletConfiguration',
          'resolvConf: /run/systemd/resolve/stub-resolv.conf',
        ),
      },
      {
        title: 'a link to the stub on many hosts',
        text: withConfig('KubeletConfiguration', 'resolvConf: /etc/resolv.conf'),
      },
    ],
  }),
  check(model, report) {
    for (const { value, at, name } of kubeletSettings(model, RESOLV_CONF).given) {
      const path = String(value);
      const sighting = { at: { at, value: path, label: name }, data: { path } };
      if (STUB.test(path)) report('stub', { path }, { ...sighting, breaks: LOOP });
      if (path === '/etc/resolv.conf') {
        report('link', { path }, { ...sighting, severity: 'info', breaks: LOOP });
      }
    }
  },
});

const STUB = /^\/(var\/)?run\/systemd\/resolve\/stub-resolv\.conf$/;

const LOOP =
  'CoreDNS: "Loop … detected for zone \\".\\"", exits again and again, and no name is found';

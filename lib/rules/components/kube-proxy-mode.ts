import { bringsKubeProxy } from '../../model/kube-proxy-addon';
import { isForInit } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

export const kubeProxyMode = defineRule({
  code: 'NET791',
  name: 'kube-proxy-mode',
  severity: 'info',
  reads: ['componentConfigs', 'kubeadmFiles', 'versions'],
  docs: {
    summary:
      'The modes ipvs and nftables of kube-proxy ask for more of the host than iptables does.',
    why: 'kubeadm looks for no modules. Where they are missing, kube-proxy exits, and Services do not work on that host. The mode is deprecated since 1.35.',
    symptoms: ['kube-proxy-restarts'],
    since: '0.1.0',
    source:
      'kube-proxy pkg/proxy/ipvs CanUseIPVSProxier; cmd/kube-proxy/app/server_linux.go (IPVSDeprecation)',
    whenToIgnore: 'when the hosts load these modules',
  },
  findings: {
    modules: () => ({
      what: 'mode ipvs needs the kernel modules ip_vs, ip_vs_rr (or that of the scheduler) and nf_conntrack on every node',
      fix: 'list them in /etc/modules-load.d, or write mode: nftables',
    }),
    deprecated: () => ({
      what: 'mode ipvs is deprecated since 1.35, to be switched off in 1.40 and removed in 1.43',
      fix: 'mode: nftables',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'iptables runs everywhere',
        text: withConfig('KubeProxyConfiguration', 'mode: iptables'),
      },
    ],
    invalid: [
      { title: 'modules are needed', text: withConfig('KubeProxyConfiguration', 'mode: ipvs') },
    ],
  }),
  check({ componentConfigs, kubeadmFiles, versions }, report) {
    if (kubeadmFiles.some((file) => isForInit(file) && !bringsKubeProxy(file))) return;
    for (const { component, source, value } of componentConfigs) {
      if (component !== 'kube-proxy' || value.mode !== 'ipvs') continue;
      const side = { at: at(source, 'mode'), value: 'ipvs' };
      report('modules', undefined, { at: side, breaks: NO_MODULES });
      if (!versions.cluster.kubeProxyIpvsIsDeprecated) continue;
      report('deprecated', undefined, { at: side, severity: 'warning', breaks: DEPRECATED });
    }
  },
});

const NO_MODULES =
  'kube-proxy: exits, "can\'t use the IPVS proxier", on a host without the modules';

const DEPRECATED =
  'kube-proxy: sends an event IPVSDeprecation at every start, and refuses the mode in releases to come';

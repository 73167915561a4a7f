import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { kubeletSettings } from '../../model/kubelet-setting';
import { asList, asText } from '../../model/type-meta';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { prefixTable } from '../cluster-range';
import { knowsCluster } from '../node-clash';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

/** Where NodeLocal DNS listens: 169.254.20.10 by habit, any link-local address by its manual. */
const nodeLocal = prefixTable([{ cidr: '169.254.0.0/16' }, { cidr: 'fe80::/10' }]);

const CLUSTER_DNS = { field: 'clusterDNS', flag: 'cluster-dns' };

export const clusterDns = defineRule({
  code: 'NET709',
  name: 'cluster-dns',
  severity: 'warning',
  reads: ['kubelets', 'plan', 'kubeadmFiles', 'services', 'nodes', 'versions'],
  docs: {
    summary: 'clusterDNS of the kubelet is the address kubeadm gives to kube-dns.',
    why: 'kubeadm puts kube-dns on the tenth address of the first service range and tells the kubelet so, unless the kubelet configuration says otherwise. Pods then ask an address where nobody answers.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'kubeadm componentconfigs/kubelet.go, constants.GetDNSIP',
    whenToIgnore:
      'A DNS server of your own listens there; a Service with that clusterIP among the input says so too.',
  },
  findings: {
    elsewhere: ({ written, expected }: { written: string; expected: string }) => ({
      what: `clusterDNS is ${written}, kubeadm puts kube-dns at ${expected}`,
      fix: `clusterDNS: [${expected}], or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the tenth address',
        text: withConfig('KubeletConfiguration', 'clusterDNS: [10.96.0.10]'),
      },
      {
        title: 'NodeLocal DNS',
        text: withConfig('KubeletConfiguration', 'clusterDNS: [169.254.20.10]'),
      },
    ],
    invalid: [
      {
        title: 'left over from another service range',
        text: withConfig('KubeletConfiguration', 'clusterDNS: [10.32.0.10]'),
      },
    ],
  }),
  check(model, report) {
    const { plan, kubeadmFiles, services } = model;
    const expected = plan.dnsAddress;
    if (!expected || !knowsCluster(kubeadmFiles) || hasNoDns(kubeadmFiles)) return;
    for (const { value, at, name } of kubeletSettings(model, CLUSTER_DNS).given) {
      const texts = asList(value).flatMap((item) => asText(item) ?? []);
      if (texts.length === 0 || texts.some((text) => answers(text, `${expected}`, services)))
        continue;
      report(
        'elsewhere',
        { written: texts.join(', '), expected: `${expected}` },
        {
          at: { at, value: texts.join(', '), label: name },
          breaks: 'pods: DNS look-ups time out, since no Service has the address they ask',
          data: { clusterDns: texts, expected: `${expected}` },
        },
      );
    }
  },
});

function answers(text: string, expected: string, services: ClusterModel['services']): boolean {
  const reading = parseAddressSloppy(text);
  if (!reading.ok) return false;
  const address = reading.value;
  if (`${address}` === expected) return true;
  return (
    nodeLocal().some(({ prefix }) => prefix.contains(address)) ||
    services.some(({ spec }) => spec.clusterIP === text)
  );
}

/** v1beta4 can leave CoreDNS out; then somebody else brings DNS. */
const hasNoDns = (files: ClusterModel['kubeadmFiles']): boolean =>
  files.some(({ cluster }) => cluster && valueAt(cluster.value, ['dns', 'disabled']) === true);

import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { kubeletSettings } from '../../model/kubelet-setting';
import { at } from '../../model/located';
import { asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

const CLUSTER_DOMAIN = { field: 'clusterDomain', flag: 'cluster-domain' };

export const clusterDomain = defineRule({
  code: 'NET710',
  name: 'cluster-domain',
  severity: 'error',
  reads: ['kubelets', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'clusterDomain of the kubelet is the dnsDomain of the cluster.',
    why: 'The kubelet writes clusterDomain into the search list of pods, CoreDNS answers for dnsDomain. When they differ no short Service name is found.',
    symptoms: ['names-do-not-resolve'],
    since: '0.1.0',
    source: 'kubeadm componentconfigs/kubelet.go, addons/dns (Corefile)',
  },
  findings: {
    differs: ({ written, expected }: { written: string; expected: string }) => ({
      what: `clusterDomain is ${written}, dnsDomain is ${expected}`,
      fix: `clusterDomain: ${expected}, or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the same',
        text: withConfig('KubeletConfiguration', 'clusterDomain: cluster.local'),
      },
    ],
    invalid: [
      { title: 'another', text: withConfig('KubeletConfiguration', 'clusterDomain: k8s.internal') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles } = model;
    const file = kubeadmFiles.find(isForInit);
    if (!file || valueAt(file.cluster?.value, ['dns', 'disabled']) === true) return;
    const given = asText(valueAt(file.cluster?.value, ['networking', 'dnsDomain']));
    const expected = given || KUBEADM_DEFAULTS.dnsDomain;
    const document = file.cluster ?? file.init;
    for (const { value, at: place, name } of kubeletSettings(model, CLUSTER_DOMAIN).given) {
      const written = asText(value);
      if (!written || isSameDomain(written, expected)) continue;
      report(
        'differs',
        { written, expected },
        {
          at: { at: place, value: written, label: name },
          ...(document
            ? {
                other: {
                  at: at(document.source, 'networking', 'dnsDomain'),
                  value: expected,
                  ...(given ? {} : { origin: 'default', originNote: 'kubeadm default' }),
                },
              }
            : {}),
          breaks: `CoreDNS: does not answer for ${written}, so short Service names are not found`,
          data: { clusterDomain: written, dnsDomain: expected },
        },
      );
    }
  },
});

/** DNS ignores case and a dot at the end. */
const isSameDomain = (a: string, b: string): boolean =>
  a.replace(/\.$/, '').toLowerCase() === b.replace(/\.$/, '').toLowerCase();

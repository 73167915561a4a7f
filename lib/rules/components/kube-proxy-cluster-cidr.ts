import { at } from '../../model/located';
import { asText } from '../../model/type-meta';
import { parseCidrListSloppy } from '../../net/parse-sloppy';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

export const kubeProxyClusterCidr = defineRule({
  code: 'NET711',
  name: 'kube-proxy-cluster-cidr',
  severity: 'error',
  reads: ['componentConfigs', 'plan'],
  docs: {
    summary: 'clusterCIDR of kube-proxy is the pod range.',
    why: 'kube-proxy takes everything outside clusterCIDR for traffic from outside and hides its source address behind the node. kubeadm fills clusterCIDR in from podSubnet unless somebody wrote it.',
    symptoms: ['source-address-lost', 'policy-surprises'],
    since: '0.1.0',
    source: 'kubeadm componentconfigs/kubeproxy.go; kube-proxy pkg/proxy/util/localdetector.go',
  },
  findings: {
    lacks: ({ written, pods }: { written: string; pods: string }) => ({
      what: `clusterCIDR ${written} of kube-proxy does not cover the pod range ${pods}`,
      fix: `clusterCIDR: "${pods}", or leave it out`,
    }),
    wider: ({ written, pods }: { written: string; pods: string }) => ({
      what: `clusterCIDR ${written} of kube-proxy is wider than the pod range ${pods}`,
      fix: `clusterCIDR: "${pods}", or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the pod range',
        text: withConfig('KubeProxyConfiguration', 'clusterCIDR: 10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'left over from another pod range',
        text: withConfig('KubeProxyConfiguration', 'clusterCIDR: 10.32.0.0/12'),
      },
    ],
  }),
  check({ componentConfigs, plan }, report) {
    const [first] = plan.pods;
    if (!first) return;
    const pods = plan.pods.map(({ text }) => text).join(',');
    for (const { component, source, value } of componentConfigs) {
      const written = asText(value.clusterCIDR);
      const mode = asText(value.detectLocalMode) || 'ClusterCIDR';
      const ranges = written && parseCidrListSloppy(written);
      if (component !== 'kube-proxy' || mode !== 'ClusterCIDR' || !written || !ranges) continue;
      const isCovered = plan.pods.every((pod) => ranges.some((range) => pod.value.isInside(range)));
      const isTight = ranges.every((range) => plan.pods.some((pod) => range.isInside(pod.value)));
      if (isCovered && isTight) continue;
      report(
        isCovered ? 'wider' : 'lacks',
        { written, pods },
        {
          at: { at: at(source, 'clusterCIDR'), value: written },
          other: rangeSide(first),
          edit: { at: at(source, 'clusterCIDR'), value: pods },
          severity: isCovered ? 'warning' : 'error',
          breaks: isCovered
            ? 'kube-proxy: takes other hosts for pods and does not hide their addresses, so answers may miss them'
            : 'kube-proxy: takes pods for outside hosts and hides their addresses, so network policies by source fail',
          data: { clusterCidr: written, podSubnet: pods },
        },
      );
    }
  },
});

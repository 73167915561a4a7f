import { KUBELET_PORT } from '../../k8s/service-fields';
import { servicesOfOtherTypes } from '../../model/service-index';
import { defineRule } from '../rule';
import { serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const kubeletPortExposed = defineRule({
  code: 'NET309',
  name: 'kubelet-port-exposed',
  severity: 'error',
  reads: ['services', 'versions'],
  docs: {
    summary: 'Up to 1.32 a LoadBalancer must not have port 10250.',
    why: "Some clouds opened the kubelet's own port to the world that way. Only port counts, not targetPort, and only for type LoadBalancer.",
    since: '0.1.0',
    source: 'kube-apiserver validateService up to 1.32; release note 129174',
  },
  findings: {
    exposed: () => ({
      what: `a LoadBalancer must not expose port ${KUBELET_PORT} up to Kubernetes 1.32`,
      fix: `choose another port, and targetPort: ${KUBELET_PORT}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'from 1.33',
        text: serviceExample('type: LoadBalancer', 'ports:', '  - port: 10250'),
        kubernetesVersion: '1.33',
      },
    ],
    invalid: [
      {
        title: 'up to 1.32',
        text: serviceExample('type: LoadBalancer', 'ports:', '  - port: 10250'),
        kubernetesVersion: '1.32',
      },
    ],
  }),
  check({ services, versions }, report) {
    if (versions.cluster.loadBalancerMayExposeKubeletPort) return;
    for (const service of servicesOfOtherTypes(services)) {
      if (service.type !== 'LoadBalancer') continue;
      for (const { index, value } of service.ports) {
        if (value.port !== KUBELET_PORT) continue;
        const at = fieldSide(service, ['spec', 'ports', index, 'port'], KUBELET_PORT);
        report('exposed', {}, { at, ...REFUSED, data: { port: KUBELET_PORT } });
      }
    }
  },
});

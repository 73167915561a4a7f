import { parseFlagInt } from '../../k8s/go-value';
import { firstUnread, lastAsRead } from '../../model/component-flags';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

const FLAG = 'kubernetes-service-node-port';

export const kubernetesServiceNodePort = defineRule({
  code: 'NET704',
  name: 'kubernetes-service-node-port',
  severity: 'error',
  reads: ['controlPlane', 'plan'],
  docs: {
    summary: 'kubernetes-service-node-port is 0 or a port of the node port range.',
    why: 'kube-apiserver exits otherwise; kubeadm does not read it.',
    since: '0.1.0',
    source:
      'kube-apiserver cmd/kube-apiserver/app/options/validation.go (validateServiceNodePort) [run]',
  },
  findings: {
    notAPort: ({ text }: { text: string }) => ({
      what: `kubernetes-service-node-port "${text}" is not a number from 0 to 65535`,
      fix: 'remove it, or write a port of the node port range',
    }),
    outside: ({ text, range }: { text: string; range: string }) => ({
      what: `kubernetes-service-node-port ${text} lies outside the node port range ${range}`,
      fix: `choose a port of ${range}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'in the default range',
        text: withArgument('apiServer', 'kubernetes-service-node-port', '30443'),
      },
    ],
    invalid: [
      { title: 'outside', text: withArgument('apiServer', 'kubernetes-service-node-port', '443') },
    ],
  }),
  check({ controlPlane, plan }, report) {
    const { apiServer } = controlPlane;
    const isNumber = (text: string) => parseFlagInt(text) !== undefined;
    const flag = firstUnread(apiServer, FLAG, isNumber) ?? lastAsRead(apiServer, FLAG);
    if (!flag) return;
    const port = parseFlagInt(flag.value);
    const sighting = {
      at: flagSide(FLAG, flag),
      refusedBy: ['apiserver-start'] as const,
      data: { value: flag.value },
    };
    if (port === undefined || port < 0 || port > 65535) {
      report('notAPort', { text: flag.value }, sighting);
    } else if (port > 0 && !plan.nodePorts.value.contains(port)) {
      const range = `${plan.nodePorts.value}`;
      report('outside', { text: flag.value, range }, sighting);
    }
  },
});

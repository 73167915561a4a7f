import { firstUnread } from '../../model/component-flags';
import { parseNodePortRange } from '../../model/node-port-range';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

export const nodePortRangeSyntax = defineRule({
  code: 'NET702',
  name: 'node-port-range-syntax',
  severity: 'error',
  reads: ['controlPlane'],
  docs: {
    summary: 'service-node-port-range is one port, first-last, or first+length.',
    why: 'kubeadm does not read it. kube-apiserver takes blanks around it, leading zeros and 0; no lists, no open ends, nothing above 65535.',
    since: '0.1.0',
    source: 'apimachinery util/net.ParsePortRange [run]',
  },
  findings: {
    unread: ({ text }: { text: string }) => ({
      what: `service-node-port-range "${text}" is not a range of ports up to 65535`,
      fix: 'value: 30000-32767',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'first-last',
        text: withArgument('apiServer', 'service-node-port-range', '30000-32000'),
      },
      {
        title: 'first+length',
        text: withArgument('apiServer', 'service-node-port-range', '30000+999'),
      },
    ],
    invalid: [
      {
        title: 'the end before the start',
        text: withArgument('apiServer', 'service-node-port-range', '32767-30000'),
      },
      {
        title: 'a list',
        text: withArgument('apiServer', 'service-node-port-range', '30000-30100,31000'),
      },
    ],
  }),
  check({ controlPlane }, report) {
    const isRead = (text: string) => parseNodePortRange(text) !== undefined;
    const flag = firstUnread(controlPlane.apiServer, 'service-node-port-range', isRead);
    if (!flag) return;
    report(
      'unread',
      { text: flag.value },
      {
        at: flagSide('service-node-port-range', flag),
        refusedBy: ['apiserver-start'],
        data: { value: flag.value },
      },
    );
  },
});

import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { parseFlagInt } from '../../k8s/go-value';
import { firstUnread, lastAsRead } from '../../model/component-flags';
import { isPort } from '../../net/port';
import { flagSide, valueSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

export const securePort = defineRule({
  code: 'NET707',
  name: 'secure-port',
  severity: 'error',
  reads: ['controlPlane', 'nodes'],
  docs: {
    summary: 'The port of kube-apiserver is bindPort, not an extra argument.',
    why: 'kubeadm writes bindPort into probes and kubeconfigs. With another secure-port the kubelet restarts a healthy kube-apiserver for ever, and kubeadm init times out.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source:
      'kubeadm phases/controlplane/manifests.go; apiserver pkg/server/options/serving.go [run]',
  },
  findings: {
    notAPort: ({ text }: { text: string }) => ({
      what: `secure-port "${text}" is not a port from 1 to 65535`,
      fix: 'remove secure-port and set localAPIEndpoint.bindPort',
    }),
    differs: ({ text, bindPort }: { text: string; bindPort: number }) => ({
      what: `secure-port is ${text}, kubeadm expects kube-apiserver on ${bindPort}`,
      fix: `remove secure-port and set localAPIEndpoint.bindPort: ${text}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the same port twice', text: withArgument('apiServer', 'secure-port', '6443') },
    ],
    invalid: [
      { title: 'another port', text: withArgument('apiServer', 'secure-port', '8443') },
      { title: 'no port', text: withArgument('apiServer', 'secure-port', '0') },
    ],
  }),
  check({ controlPlane, nodes }, report) {
    const { apiServer } = controlPlane;
    const isNumber = (text: string) => parseFlagInt(text) !== undefined;
    const flag =
      firstUnread(apiServer, 'secure-port', isNumber) ?? lastAsRead(apiServer, 'secure-port');
    if (!flag) return;
    const at = flagSide('secure-port', flag);
    const data = { value: flag.value };
    const port = parseFlagInt(flag.value);
    if (port === undefined || !isPort(port)) {
      report('notAPort', { text: flag.value }, { at, refusedBy: ['apiserver-start'], data });
      return;
    }
    const bindPort = nodes.find(({ role }) => role === 'control-plane')?.bindPort;
    const expected = bindPort?.value ?? KUBEADM_DEFAULTS.bindPort;
    if (port === expected) return;
    report(
      'differs',
      { text: flag.value, bindPort: expected },
      {
        at,
        ...(bindPort ? { other: valueSide(bindPort) } : {}),
        breaks: `kubelet: probes kube-apiserver on port ${expected}, where nothing listens, and restarts it`,
        data,
      },
    );
  },
});

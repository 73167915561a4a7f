import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import { clusterExample } from '../cluster-example';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { etcdListenersAt, isSameSocket, socketsIn } from './etcd-listeners';

const FLAG = 'listen-client-urls';

const listening = (urls: string, ...others: readonly string[]): string =>
  clusterExample(
    'etcd:',
    '  local:',
    '    extraArgs:',
    `      - name: ${FLAG}`,
    `        value: "${urls}"`,
    ...others,
  );

export const etcdClientListener = defineRule({
  code: 'NET799',
  name: 'etcd-client-listener',
  severity: 'error',
  reads: ['controlPlane', 'nodes'],
  docs: {
    summary: 'etcd listens where kube-apiserver asks for it.',
    why: 'kubeadm points kube-apiserver at etcd on the loopback address of the same host, or at what advertise-client-urls says. It does not look at listen-client-urls.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'kubeadm phases/controlplane/manifests.go (getAPIServerCommand)',
  },
  findings: {
    elsewhere: ({ urls, servers, fix }: { urls: string; servers: string; fix: string }) => ({
      what: `etcd listens on ${urls}, and kube-apiserver asks ${servers}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'every address of the host', text: listening('https://0.0.0.0:2379') },
      {
        title: 'kube-apiserver is told',
        text: listening(
          'https://192.168.1.10:2379',
          '      - name: advertise-client-urls',
          '        value: https://192.168.1.10:2379',
        ),
      },
    ],
    invalid: [
      { title: 'not on the loopback address', text: listening('https://192.168.1.10:2379') },
      { title: 'another port', text: listening('https://127.0.0.1:2389') },
    ],
  }),
  check({ controlPlane, nodes }, report) {
    const { etcd, apiServer } = controlPlane;
    const given = etcd.last(FLAG);
    if (!given) return;
    const listeners = socketsIn(given.value);
    const loopback = loopbackUrl(nodes);
    const servers =
      lastAsRead(apiServer, 'etcd-servers')?.value ||
      etcd.last('advertise-client-urls')?.value ||
      loopback;
    const asked = socketsIn(servers);
    if (listeners.length === 0 || asked.length === 0) return;
    if (asked.some((one) => listeners.some((other) => isSameSocket(one, other)))) return;
    report(
      'elsewhere',
      { urls: given.value, servers, fix: `${FLAG}: ${loopback},${given.value}` },
      {
        at: flagSide(FLAG, given),
        breaks: 'kube-apiserver: finds no etcd and exits, over and over',
      },
    );
  },
});

/** The first of what kubeadm has etcd listen on. */
function loopbackUrl(nodes: ClusterModel['nodes']): string {
  const address = nodes.find(({ role }) => role === 'control-plane')?.advertiseAddress?.value;
  const [url = ''] = etcdListenersAt(address)[FLAG].split(',');
  return url;
}

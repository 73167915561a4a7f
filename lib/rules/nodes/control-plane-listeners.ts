import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { parseFlagInt } from '../../k8s/go-value';
import { lastAsRead } from '../../model/component-flags';
import type { ControlPlane } from '../../model/control-plane';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import { etcdListenersAt, socketsIn } from '../components/etcd-listeners';
import { flagSide, valueSide } from '../flag-side';
import type { Host } from './host';
import { defaultPort, type Listener } from './listener';

/** What kubeadm's static pods of one host listen on. */
export const controlPlaneListeners = (host: Host, flags: ControlPlane): Listener[] =>
  host.isControlPlane
    ? [
        ...apiServer(host, flags.apiServer),
        ...secureServer(host, 'kube-controller-manager', 10257, flags.controllerManager),
        ...secureServer(host, 'kube-scheduler', 10259, flags.scheduler),
        ...(host.runsEtcd ? etcd(host, flags.etcd) : []),
      ]
    : [];

function apiServer({ node, place }: Host, flags: FlagSet): Listener[] {
  const component = 'kube-apiserver';
  const address = lastAsRead(flags, 'bind-address')?.value ?? '';
  const flag = lastAsRead(flags, 'secure-port');
  if (flag) return listener(component, address, flag, 'secure-port');
  const port = node?.bindPort?.value ?? KUBEADM_DEFAULTS.bindPort;
  const side = node?.bindPort ? valueSide(node.bindPort) : defaultPort(port, place, 'kubeadm');
  return [{ component, address, port, side }];
}

/** Source: kubeadm phases/controlplane/manifests.go; `SecureServingOptions` of each component. */
function secureServer(
  { place }: Host,
  component: string,
  port: number,
  flags: FlagSet,
): Listener[] {
  const address = lastAsRead(flags, 'bind-address')?.value ?? '127.0.0.1';
  const flag = lastAsRead(flags, 'secure-port');
  if (flag) return listener(component, address, flag, 'secure-port');
  return [{ component, address, port, side: defaultPort(port, place, component) }];
}

function listener(
  component: string,
  address: string,
  flag: Located<string>,
  name: string,
): Listener[] {
  const port = parseFlagInt(flag.value) ?? 0;
  return port === 0 ? [] : [{ component, address, port, side: flagSide(name, flag) }];
}

const ETCD_SERVERS: Readonly<Record<string, string>> = {
  'listen-client-urls': 'etcd (clients)',
  'listen-peer-urls': 'etcd (peers)',
  'listen-metrics-urls': 'etcd (metrics)',
};

/** etcd listens on the address that its own kube-apiserver advertises. */
const UNKNOWN_ADDRESS = 'the host';

function etcd({ node, place }: Host, flags: FlagSet): Listener[] {
  const usual = etcdListenersAt(node?.advertiseAddress?.value ?? UNKNOWN_ADDRESS);
  return Object.entries(usual).flatMap(([name, urls]) => {
    const flag = flags.last(name);
    return socketsIn(flag?.value || urls).flatMap(({ host, port: text }) => {
      const port = Number(text);
      const side = flag?.value ? flagSide(name, flag) : defaultPort(port, place, 'kubeadm');
      const address = host === 'localhost' ? '127.0.0.1' : host;
      return port === 0 ? [] : [{ component: ETCD_SERVERS[name] ?? 'etcd', address, port, side }];
    });
  });
}

import { splitHostPort } from '../../../k8s/go-host-port';
import { type Listener, tcpListener } from './listener';

/** What a process was started with: the program, then its flags. */
export type Command = readonly string[];

/** Ports of the components' own when no flag says otherwise (`options.go` of each). */
const SECURE_SERVERS: Readonly<Record<string, number>> = {
  'kube-apiserver': 6443,
  'kube-controller-manager': 10257,
  'kube-scheduler': 10259,
};

const ETCD_URL_FLAGS = ['listen-client-urls', 'listen-peer-urls', 'listen-metrics-urls'];
const URL = /^https?:\/\/([^/?#]+)/i;

/** What a static pod of the control plane listens on, out of its own command. */
export function listenersOfCommand(command: Command): Listener[] {
  const [process = ''] = command;
  if (process === 'etcd') return ETCD_URL_FLAGS.flatMap((flag) => urlsOf(command, flag));
  const port = SECURE_SERVERS[process];
  return port === undefined ? [] : secureServer(command, process, port);
}

function secureServer(command: Command, process: string, usualPort: number): Listener[] {
  const port = flagOf(command, 'secure-port');
  return tcpListener({
    address: flagOf(command, 'bind-address') ?? '',
    port: port === undefined ? usualPort : Number(port),
    process,
    from: port === undefined ? '--secure-port (default)' : '--secure-port',
  });
}

function urlsOf(command: Command, flag: string): Listener[] {
  const urls = flagOf(command, flag)?.split(',') ?? [];
  return urls.flatMap((url) => {
    const target = splitHostPort(URL.exec(url.trim())?.[1] ?? '');
    if (!target) return [];
    const { host, port } = target;
    return tcpListener({ address: host, port: Number(port), process: 'etcd', from: `--${flag}` });
  });
}

/** The last one wins, as for Go's flags. */
export function flagOf(command: Command, name: string): string | undefined {
  const start = `--${name}=`;
  return command.findLast((word) => word.startsWith(start))?.slice(start.length);
}

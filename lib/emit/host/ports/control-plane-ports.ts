import { splitHostPort } from '../../../k8s/go-host-port';
import type { Listener, PortUse } from '../../../k8s/listener';
import { tcpListener } from './listener';

/** What a process was started with: the program, then its flags. */
export type Command = readonly string[];

/** Ports of the components' own when no flag says otherwise (`options.go` of each). */
const SECURE_SERVERS: Readonly<Record<string, { port: number; use: PortUse }>> = {
  'kube-apiserver': { port: 6443, use: 'api' },
  'kube-controller-manager': { port: 10257, use: 'metrics' },
  'kube-scheduler': { port: 10259, use: 'metrics' },
};

const ETCD_URL_FLAGS = [
  { flag: 'listen-client-urls', use: 'etcd-clients' },
  { flag: 'listen-peer-urls', use: 'etcd-peers' },
  { flag: 'listen-metrics-urls', use: 'metrics' },
] as const;
const URL = /^https?:\/\/([^/?#]+)/i;

/** What a static pod of the control plane listens on, out of its own command. */
export function listenersOfCommand(command: Command): Listener[] {
  const [process = ''] = command;
  if (process === 'etcd') return ETCD_URL_FLAGS.flatMap((urls) => urlsOf(command, urls));
  const usual = SECURE_SERVERS[process];
  return usual ? secureServer(command, process, usual) : [];
}

function secureServer(
  command: Command,
  process: string,
  usual: { readonly port: number; readonly use: PortUse },
): Listener[] {
  const port = flagOf(command, 'secure-port');
  return tcpListener({
    address: flagOf(command, 'bind-address') ?? '',
    port: port === undefined ? usual.port : Number(port),
    process,
    from: port === undefined ? '--secure-port (default)' : '--secure-port',
    use: usual.use,
  });
}

function urlsOf(command: Command, { flag, use }: (typeof ETCD_URL_FLAGS)[number]): Listener[] {
  const urls = flagOf(command, flag)?.split(',') ?? [];
  return urls.flatMap((url) => {
    const target = splitHostPort(URL.exec(url.trim())?.[1] ?? '');
    if (!target) return [];
    const { host, port } = target;
    const from = `--${flag}`;
    return tcpListener({ address: host, port: Number(port), process: 'etcd', from, use });
  });
}

/** The last one wins, as for Go's flags. */
export function flagOf(command: Command, name: string): string | undefined {
  const start = `--${name}=`;
  return command.findLast((word) => word.startsWith(start))?.slice(start.length);
}

import type { Family } from '../../net/family';
import { type Argument, lastValue } from './arguments';
import { loopbackOf } from './endpoint';
import type { ProbeTarget } from './probes';

const DEFAULT_PORT = 2381;
const URL_WITH_HOST =
  /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?(?:[/?#]|$)/i;

/** Where etcd is probed: the first of its metrics URLs (`util/staticpod` GetEtcdProbeEndpoint). */
export function parseMetricsTarget(args: readonly Argument[], family: Family): ProbeTarget {
  const fallback = { host: loopbackOf(family), port: DEFAULT_PORT, scheme: 'HTTP' } as const;
  const [first = ''] = (lastValue(args, 'listen-metrics-urls') ?? '').split(',');
  const [, scheme = '', host = '', port = ''] = URL_WITH_HOST.exec(first) ?? [];
  return {
    host: host.replace(/^\[|\]$/g, '') || fallback.host,
    port: asPort(port) ?? fallback.port,
    scheme: scheme.toLowerCase() === 'https' ? 'HTTPS' : 'HTTP',
  };
}

function asPort(text: string): number | undefined {
  const port = Number(text);
  return text !== '' && port >= 1 && port <= 65535 ? port : undefined;
}

import type { PortUse } from '../../k8s/listener';
import type { NodeRole } from '../../model/node-plan';
import { CALLERS } from './callers';
import type { ClusterPorts, NodePorts } from './cluster-ports';

/**
 * Rules of nftables for each role: the cluster's ports take connections from those who have a reason,
 * and everything else of the machine stays as it is. Node ports are rewritten before any of this.
 */
export function renderNft(ports: ClusterPorts): string {
  const roles = (['control-plane', 'worker'] as const).filter((role) =>
    ports.nodes.some((node) => node.role === role),
  );
  if (roles.length === 0) return '# no nodes in these files\n';
  return roles.map((role) => renderTable(ports, role)).join('\n');
}

function renderTable(ports: ClusterPorts, role: NodeRole): string {
  const nodes = ports.nodes.filter((node) => node.role === role);
  const openings = openingsOf(ports, nodes);
  const callers = new Set(openings.flatMap(({ from }) => from));
  const sets = SETS.filter(({ caller }) => callers.has(caller)).flatMap((set) =>
    setLines(set, ports),
  );
  return [
    `# Every ${role}: ${nodes.map(({ name, file }) => plain(name ?? file)).join(', ')}`,
    ...nodes.filter(({ addresses }) => addresses.length === 0).map(withoutAddress),
    `table inet kubernetes_${role.replace('-', '_')} {`,
    ...sets,
    '  chain input {',
    '    type filter hook input priority filter; policy accept;',
    '    iif "lo" accept',
    '    ct state established,related accept',
    ...openings.flatMap(acceptLines),
    ...dropLines(openings),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** A port and who may connect to it. */
interface Opening {
  readonly protocol: string;
  readonly port: number;
  readonly process: string;
  readonly from: readonly string[];
}

const LOOPBACK = /^(127\.|::1$)/;

/** What the components listen on, then what add-ons ask for beside it. */
function openingsOf({ flows }: ClusterPorts, nodes: readonly NodePorts[]): Opening[] {
  const openings = new Map<string, Opening>();
  const add = (opening: Opening): void => {
    const key = `${opening.protocol} ${opening.port}`;
    const from = new Set([...(openings.get(key)?.from ?? []), ...opening.from]);
    openings.set(key, { ...opening, ...openings.get(key), from: [...from] });
  };
  for (const { address, use, ...listener } of nodes.flatMap(({ listeners }) => listeners)) {
    if (!LOOPBACK.test(address)) add({ ...listener, from: callersOf(use) });
  }
  for (const { from, to, protocol, ports, process } of flows) {
    const isOfAddOn = to === 'nodes' && ports?.size === 1 && from !== 'clients';
    if (isOfAddOn) add({ protocol, port: ports.first, process, from: [from] });
  }
  return [...openings.values()].toSorted((a, b) => a.port - b.port);
}

const callersOf = (use: PortUse): readonly string[] => CALLERS[use].from;

interface CallerSet {
  readonly caller: string;
  readonly name: string;
  /** Undefined: no file knows them. */
  addresses?(ports: ClusterPorts): readonly string[];
}

const SETS: readonly CallerSet[] = [
  {
    caller: 'nodes',
    name: 'nodes',
    addresses: ({ nodes }) => nodes.flatMap(({ addresses }) => addresses),
  },
  {
    caller: 'control planes',
    name: 'control_planes',
    addresses: ({ nodes }) =>
      nodes.flatMap(({ role, addresses }) => (role === 'control-plane' ? addresses : [])),
  },
  { caller: 'pods', name: 'pods', addresses: ({ podRanges }) => podRanges },
  { caller: 'load balancers', name: 'load_balancers' },
  { caller: 'monitoring', name: 'monitoring' },
  { caller: 'routers', name: 'routers' },
];

const FAMILIES = [
  {
    suffix: '4',
    type: 'ipv4_addr',
    match: 'ip saddr',
    isOf: (text: string) => !text.includes(':'),
  },
  {
    suffix: '6',
    type: 'ipv6_addr',
    match: 'ip6 saddr',
    isOf: (text: string) => text.includes(':'),
  },
] as const;

const setLines = (set: CallerSet, ports: ClusterPorts): string[] =>
  FAMILIES.flatMap(({ suffix, type, isOf }) => {
    const elements = [...new Set(set.addresses?.(ports) ?? [])].filter(isOf);
    return [
      ...(set.addresses ? [] : ['  # to be filled in: no file knows them']),
      `  set ${set.name}${suffix} {`,
      `    type ${type}; flags interval; auto-merge;`,
      ...(elements.length > 0 ? [`    elements = { ${elements.join(', ')} }`] : []),
      '  }',
    ];
  });

function acceptLines({ protocol, port, process, from }: Opening): string[] {
  const note = ` # ${plain(process)}`;
  if (from.includes('clients')) return [`    ${protocol} dport ${port} accept${note}`];
  return SETS.filter(({ caller }) => from.includes(caller)).flatMap(({ name }) =>
    FAMILIES.map(
      ({ suffix, match }) =>
        `    ${match} @${name}${suffix} ${protocol} dport ${port} accept${note}`,
    ),
  );
}

/** Nobody else; ports that are open to all need no line. */
function dropLines(openings: readonly Opening[]): string[] {
  const closed = openings.filter(({ from }) => !from.includes('clients'));
  return ['tcp', 'udp'].flatMap((protocol) => {
    const list = closed.filter((opening) => opening.protocol === protocol).map(({ port }) => port);
    return list.length > 0 ? [`    ${protocol} dport { ${list.join(', ')} } drop`] : [];
  });
}

const withoutAddress = ({ name, file }: NodePorts): string =>
  `# ${plain(name ?? file)} has no address in these files: add it to the sets.`;

/** Names come from the user, and a comment ends with its line. */
const plain = (text: string): string => text.replace(/[^\w./:-]/g, '?');

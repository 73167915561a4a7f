import type { Example } from '../rule';

type Fields = Readonly<Record<string, unknown>>;

interface ListParts {
  readonly title: string;
  /** Added to, or instead of, the keys of the list. */
  readonly list?: Fields;
  /** Added to the keys of the bridge plugin. */
  readonly bridge?: Fields;
  /** Instead of the usual ipam object. */
  readonly ipam?: Fields;
  /** Added to the keys of portmap. */
  readonly portmap?: Fields;
  /** Instead of both plugins. */
  readonly plugins?: readonly Fields[];
}

/** A list that works, with some parts changed, as a file of the runtime's folder. */
export function conflistExample({ title, ...parts }: ListParts): Example {
  return { title, file: 'net.d/10-pods.conflist', text: conflistText(parts) };
}

export const conflistText = (parts: Omit<ListParts, 'title'>): string =>
  `${JSON.stringify(
    {
      cniVersion: '1.0.0',
      name: 'pods',
      plugins: parts.plugins ?? usualPlugins(parts),
      ...parts.list,
    },
    null,
    2,
  )}\n`;

const usualPlugins = ({ bridge, ipam, portmap }: Omit<ListParts, 'title'>): Fields[] => [
  {
    type: 'bridge',
    bridge: 'cni0',
    isDefaultGateway: true,
    ipam: ipam ?? { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] },
    ...bridge,
  },
  { type: 'portmap', capabilities: { portMappings: true }, ...portmap },
];

export const WORKING_LIST = conflistExample({ title: 'a bridge with an address pool and portmap' });

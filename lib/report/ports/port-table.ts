import type { Listener } from '../../k8s/listener';
import { textTable } from '../text-table';

export const PORT_HEADING = ['protocol', 'address', 'port', 'process', 'from'] as const;

/** What no file says: the kernel chooses the number. */
export const STREAM_SERVER_NOTE =
  'Not predicted: one more port of 127.0.0.1, chosen by the kernel, on which the container runtime serves exec, attach and port-forward to the kubelet.';

/** The same in two lines for a file of its own. */
const NOTE = `# Not predicted: one more port of 127.0.0.1, chosen by the kernel, on which the container
# runtime serves exec, attach and port-forward to the kubelet.
`;

/** `expected/ports.txt` of a node. */
export const renderPortTable = (listeners: readonly Listener[]): string =>
  `${NOTE}${textTable([PORT_HEADING, ...portRows(listeners)])}`;

/** A row for each listener, sorted by port. */
export const portRows = (listeners: readonly Listener[]): string[][] =>
  listeners
    .toSorted((a, b) => a.port - b.port || compareText(a.address, b.address))
    .map(({ protocol, address, port, process, from }) => [
      protocol,
      address,
      String(port),
      process,
      from,
    ]);

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
